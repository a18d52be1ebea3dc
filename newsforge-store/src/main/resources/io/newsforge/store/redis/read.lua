-- ARGV: now or nothing, lines, then counter and width of each.
local n, fields = tonumber(ARGV[2]), {}
if n == 0 then return {} end
for i = 1, n do fields[i] = (ARGV[i * 2 + 2] == '0' and 'u' or 's') .. ARGV[i * 2 + 1] end
local v = redis.call('HMGET', KEYS[1], unpack(fields))
local now, reply = clock(ARGV[1]), {}
for i = 1, n do
    local used, free = 0, 0
    if v[i] and ARGV[i * 2 + 2] == '0' then
        used = tonumber(v[i])
    elseif v[i] then
        local s = cmsgpack.unpack(v[i])
        advance(s, now)
        used, free = s[4], frees(s, now)
    end
    reply[i * 2 - 1] = used
    reply[i * 2] = free
end
return reply
