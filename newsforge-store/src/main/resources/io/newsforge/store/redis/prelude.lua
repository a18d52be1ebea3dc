-- One hash a group, and one sorted set a partition of groups, of what is due and when. Fields of the hash:
--   u<counter> used        m<counter> when the counter may be forgotten        k<counter> carried
--   s<counter> sliding: width, slices, newest, used, what was used in each slice, what was carried in each
--   h<key> hold: state, taken, lease ends, forget, unknown at, lease ended, closed at, fingerprint, lines, then counter, unit,
--          slice, reserved, charged and whether it slides of each line
--   a<key> adjustment: counter, slice, added, reason, made, forget, slides
--   x when the hash expires
-- Times are microseconds. All numbers stay within 2^53 - 1, which doubles hold exactly; none may be concatenated, since that
-- rounds to 14 digits.
local MAX = 9007199254740991
local HOUR = 3600000000
local function clock(at)
    if at ~= '' then return tonumber(at) end
    local t = redis.call('TIME')
    return t[1] * 1000000 + t[2]
end
-- Moves a sliding counter forward; its time never goes back. Only a charge writes that down.
local function advance(s, now)
    local slice = math.floor(now / (s[1] * 1000))
    local passed = slice - s[3]
    if passed > 0 then
        local n = s[2]
        if passed > n then passed = n end
        for i = 1, passed do s[4] = s[4] - s[4 + i] end
        for i = 1, n do
            s[4 + i] = i + passed <= n and s[4 + i + passed] or 0
            s[4 + n + i] = i + passed <= n and s[4 + n + i + passed] or 0
        end
        s[3] = slice
    end
end
-- Milliseconds until the oldest slice that is not zero is no longer counted.
local function frees(s, now)
    for i = 1, s[2] do
        if s[4 + i] ~= 0 then return math.max(0, (s[3] + i) * s[1] - math.floor(now / 1000)) end
    end
    return 0
end
local function fresh(width, slices)
    local s = {tonumber(width), slices + 1, -MAX, 0}
    for i = 5, 4 + 2 * s[2] do s[i] = 0 end
    return s
end
-- Keeps the hash until then, with an hour to spare so that this is rare. Callers' clocks do not make hashes expire.
local function keep(g, x, forget)
    x = tonumber(x or 0)
    if forget <= x or ARGV[1] ~= '' then return end
    if forget + HOUR >= MAX then
        redis.call('PERSIST', g)
        redis.call('HSET', g, 'x', MAX)
    else
        redis.call('HSET', g, 'x', forget + HOUR)
        redis.call('PEXPIREAT', g, string.format('%.0f', math.ceil((forget + HOUR) / 1000)))
    end
end
local function member(g, field) return #g .. ':' .. g .. field end
