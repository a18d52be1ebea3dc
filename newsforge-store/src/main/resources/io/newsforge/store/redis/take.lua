-- ARGV: now or nothing, key, fingerprint, lease, keep, lines, then counter, unit, amount, limit, forget, width, slices of each.
local g, due, n = KEYS[1], KEYS[2], tonumber(ARGV[6])
local field = 'h' .. ARGV[2]
local fields = {field, 'x', nil, nil, nil, nil, nil, nil}
for i = 1, n do
    local c = ARGV[i * 7]
    fields[i * 2 + 1] = (ARGV[i * 7 + 5] == '0' and 'u' or 's') .. c
    fields[i * 2 + 2] = 'm' .. c
end
local v = redis.call('HMGET', g, unpack(fields))
local now = clock(ARGV[1])
if v[1] then
    local h = cmsgpack.unpack(v[1])
    if h[8] ~= ARGV[3] then return {3} end
    local state = h[1] == 0 and now >= h[3] and 3 or h[1]
    local reply = {2, state, h[2], h[3], h[9]}
    local texts = {h[8]}
    for i = 10, #h, 6 do
        texts[#texts + 1] = h[i]
        for j = 1, 4 do reply[#reply + 1] = h[i + j] end
    end
    reply[#reply + 1] = texts
    return reply
end
local refused
local used, slides = {0, 0, 0, 0}, {}
for i = 1, n do
    local a = i * 7
    local packed = v[i * 2 + 1]
    if ARGV[a + 5] == '0' then
        used[i] = packed and tonumber(packed) or 0
    else
        local s = packed and cmsgpack.unpack(packed) or fresh(ARGV[a + 5], ARGV[a + 6])
        advance(s, now)
        slides[i] = s
        used[i] = s[4]
    end
    if not refused and tonumber(ARGV[a + 2]) > ARGV[a + 3] - used[i] then refused = i end
end
if refused then
    local reply = {1, refused - 1, 0}
    for i = 1, n do
        reply[i * 3 + 1] = 0
        reply[i * 3 + 2] = used[i]
        reply[i * 3 + 3] = slides[i] and frees(slides[i], now) or 0
    end
    return reply
end
local ends = math.min(MAX, now + ARGV[4])
local forget = math.min(MAX, ends + ARGV[5])
local last = forget
local w = 0
-- Dummies give the tables their size at once.
local hold = {0, now, ends, forget, 0, 0, 0, ARGV[3], n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
for i = 27, 10 + n * 6, -1 do hold[i] = nil end
local reply = {0, now, ends, nil, nil, nil, nil, nil, nil, nil, nil, nil}
local writes = {nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil}
for i = 1, n do
    local a, s, slice = i * 7, slides[i], 0
    local amount = tonumber(ARGV[a + 2])
    local to = used[i] + amount
    local need = math.max(forget, tonumber(ARGV[a + 4]))
    writes[w + 1] = fields[i * 2 + 1]
    if s then
        slice = s[3]
        s[4] = to
        s[4 + s[2]] = s[4 + s[2]] + amount
        need = math.max(need, (slice + s[2]) * s[1] * 1000)
        writes[w + 2] = cmsgpack.pack(s)
        reply[i * 3 + 3] = frees(s, now)
    else
        writes[w + 2] = to
        reply[i * 3 + 3] = 0
    end
    reply[i * 3 + 1] = slice
    reply[i * 3 + 2] = to
    local m = v[i * 2 + 2]
    if not m or tonumber(m) < need then
        local till = math.min(MAX, need + HOUR)
        writes[w + 3] = fields[i * 2 + 2]
        writes[w + 4] = till
        if not m and till < MAX then redis.call('ZADD', due, till, member(g, fields[i * 2 + 1])) end
        last = math.max(last, till)
        w = w + 2
    end
    w = w + 2
    local p = i * 6 + 3
    hold[p + 1] = ARGV[a]
    hold[p + 2] = tonumber(ARGV[a + 1])
    hold[p + 3] = slice
    hold[p + 4] = amount
    hold[p + 5] = amount
    hold[p + 6] = s and 1 or 0
end
writes[w + 1] = field
writes[w + 2] = cmsgpack.pack(hold)
redis.call('HSET', g, unpack(writes))
redis.call('ZADD', due, ends, member(g, field))
keep(g, v[2], last)
return reply
