-- ARGV: now or nothing, key, ending (1 settle, 2 release, 3 unknown), what was used of each unit, -1 if left out.
local g, due = KEYS[1], KEYS[2]
local field = 'h' .. ARGV[2]
local packed = redis.call('HGET', g, field)
if not packed then return {2} end
local now = clock(ARGV[1])
local h = cmsgpack.unpack(packed)
local ending, n = tonumber(ARGV[3]), h[9]
local texts = {h[8]}
local function lines(reply)
    for i = 1, n do
        local p = i * 6 + 3
        texts[i + 1] = h[p + 1]
        for j = 2, 5 do reply[#reply + 1] = h[p + j] end
    end
    return reply
end
local open = h[1] == 0
if not (open and now < h[3]) and not (ending == 1 and (open or h[1] == 3)) then
    local reply = lines({1, open and 3 or h[1], h[2], h[3], n})
    reply[#reply + 1] = texts
    return reply
end
local v = {}
local fields = {}
for i = 1, n do
    local p = i * 6 + 3
    fields[i] = (h[p + 6] == 1 and 's' or 'u') .. h[p + 1]
end
if n > 0 then v = redis.call('HMGET', g, unpack(fields)) end
local writes, shows = {}, {}
for i = 1, n do
    local p = i * 6 + 3
    local charged, delta = h[p + 5], 0
    if ending == 2 then
        delta = -charged
    elseif ending == 1 then
        local target = tonumber(ARGV[3 + h[p + 2]])
        if target >= 0 then delta = target - charged end
    end
    local used, free = 0, 0
    if v[i] then
        local s = h[p + 6] == 1 and cmsgpack.unpack(v[i]) or nil
        used = s and s[4] or tonumber(v[i])
        local place = s and s[2] - (s[3] - h[p + 3]) or 1
        if delta ~= 0 and (not s or place >= 1 and place <= s[2]) then
            local added = math.max(-MAX, math.min(MAX, used + delta)) - used
            used = used + added
            h[p + 5] = charged + added
            writes[#writes + 1] = fields[i]
            if s then
                s[4] = used
                s[4 + place] = s[4 + place] + added
                writes[#writes + 1] = cmsgpack.pack(s)
            else
                writes[#writes + 1] = used
            end
        end
        if s then
            advance(s, now)
            used = s[4]
            free = frees(s, now)
        end
    end
    shows[i * 2 - 1] = used
    shows[i * 2] = free
end
h[1] = ending
h[ending == 3 and 5 or 7] = now
writes[#writes + 1] = field
writes[#writes + 1] = cmsgpack.pack(h)
redis.call('HSET', g, unpack(writes))
if open then redis.call('ZADD', due, h[4], member(g, field)) end
local reply = lines({0, h[1], h[2], h[3], n})
for i = 1, n * 2 do reply[#reply + 1] = shows[i] end
reply[#reply + 1] = texts
return reply
