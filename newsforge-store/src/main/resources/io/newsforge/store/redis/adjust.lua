-- ARGV: now or nothing, key, counter, delta, forget, width, slices, reason, keep.
local g, due = KEYS[1], KEYS[2]
local field, c, slides = 'a' .. ARGV[2], ARGV[3], ARGV[6] ~= '0'
local used_field = (slides and 's' or 'u') .. c
local v = redis.call('HMGET', g, field, 'x', used_field, 'm' .. c)
local now = clock(ARGV[1])
local s = slides and (v[3] and cmsgpack.unpack(v[3]) or fresh(ARGV[6], ARGV[7])) or nil
if s then advance(s, now) end
local used = s and s[4] or tonumber(v[3] or 0)
if v[1] then return {1, used, s and frees(s, now) or 0} end
local added = math.max(-MAX, math.min(MAX, used + ARGV[4])) - used
used = used + added
local forget = math.min(MAX, now + ARGV[9])
local need = math.max(forget, tonumber(ARGV[5]))
if s then
    s[4] = used
    s[4 + s[2]] = s[4 + s[2]] + added
    need = math.max(need, (s[3] + s[2]) * s[1] * 1000)
end
local till = math.max(tonumber(v[4] or 0), math.min(MAX, need + HOUR))
if not v[4] and till < MAX then redis.call('ZADD', due, till, member(g, used_field)) end
redis.call('HSET', g, used_field, s and cmsgpack.pack(s) or used, 'm' .. c, till,
    field, cmsgpack.pack({c, s and s[3] or 0, added, ARGV[8], now, forget, slides and 1 or 0}))
if forget < MAX then redis.call('ZADD', due, forget, member(g, field)) end
keep(g, v[2], till)
return {0, used, s and frees(s, now) or 0}
