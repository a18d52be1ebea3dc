-- ARGV: now or nothing, at most how many. Answers how many leases were ended and how many entries were due.
local due, now = KEYS[1], clock(ARGV[1])
local function carry(g, c, slides, slice, charged)
    if charged == 0 then return end
    if slides == 0 then
        local k = redis.call('HMGET', g, 'u' .. c, 'k' .. c)
        if k[1] then redis.call('HSET', g, 'k' .. c, charged + (k[2] or 0)) end
        return
    end
    local packed = redis.call('HGET', g, 's' .. c)
    local s = packed and cmsgpack.unpack(packed)
    local place = s and s[2] - (s[3] - slice) or 0
    if s and place >= 1 and place <= s[2] then
        s[4 + s[2] + place] = s[4 + s[2] + place] + charged
        redis.call('HSET', g, 's' .. c, cmsgpack.pack(s))
    end
end
local ended = 0
local entries = redis.call('ZRANGEBYSCORE', due, '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[2])
for _, entry in ipairs(entries) do
    local head, size = string.match(entry, '^((%d+):)')
    local g = string.sub(entry, #head + 1, #head + size)
    local field = string.sub(entry, #head + size + 1)
    local kind = string.sub(field, 1, 1)
    local packed = redis.call('HGET', g, field)
    local next_due
    if packed and kind == 'h' then
        local h = cmsgpack.unpack(packed)
        if h[1] == 0 then
            h[1], h[5], h[6] = 3, now, 1
            redis.call('HSET', g, field, cmsgpack.pack(h))
            ended = ended + 1
            next_due = h[4]
        else
            for p = 9, #h - 6, 6 do carry(g, h[p + 1], h[p + 6], h[p + 3], h[p + 5]) end
            redis.call('HDEL', g, field)
        end
    elseif packed and kind == 'a' then
        local a = cmsgpack.unpack(packed)
        carry(g, a[1], a[7], a[2], a[3])
        redis.call('HDEL', g, field)
    elseif packed then
        local c = string.sub(field, 2)
        local m = tonumber(redis.call('HGET', g, 'm' .. c) or 0)
        if m > now then
            next_due = m
        else
            redis.call('HDEL', g, field, 'm' .. c, 'k' .. c)
        end
    end
    if next_due and next_due < MAX then
        redis.call('ZADD', due, next_due, entry)
    else
        redis.call('ZREM', due, entry)
    end
end
return {ended, #entries}
