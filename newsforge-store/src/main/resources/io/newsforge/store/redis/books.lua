-- All a group has: counters, holds and adjustments, unpacked.
local flat = redis.call('HGETALL', KEYS[1])
local carried, counters, holds, adjustments = {}, {}, {}, {}
for i = 1, #flat, 2 do
    if string.sub(flat[i], 1, 1) == 'k' then carried[string.sub(flat[i], 2)] = tonumber(flat[i + 1]) end
end
for i = 1, #flat, 2 do
    local kind, name = string.sub(flat[i], 1, 1), string.sub(flat[i], 2)
    if kind == 'u' then
        counters[#counters + 1] = {name, tonumber(flat[i + 1]), carried[name] or 0}
    elseif kind == 's' then
        counters[#counters + 1] = {name, 0, 0, unpack(cmsgpack.unpack(flat[i + 1]))}
    elseif kind == 'h' then
        holds[#holds + 1] = {name, unpack(cmsgpack.unpack(flat[i + 1]))}
    elseif kind == 'a' then
        adjustments[#adjustments + 1] = {name, unpack(cmsgpack.unpack(flat[i + 1]))}
    end
end
return {clock(''), counters, holds, adjustments}
