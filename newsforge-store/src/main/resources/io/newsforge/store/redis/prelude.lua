-- How quotas are stored. A group is one hash. Its fields:
--   u<counter>  used, of a counter that does not slide         k<counter>  what forgotten holds had charged to it
--   s<counter>  a sliding counter: see sliding.lua
--   h<key>      a hold: see below                              a<key>      an adjustment: see adjust.lua
--   x           until when its holds and adjustments may be remembered, at least
--   e           when the hash expires
-- A space after a counter's value is the sweeper's mark: nobody has written it since. Numbers read the same with it.
-- Beside the groups that share a hash tag: a list of what the sweeper has not seen (new), and a sorted set of what it
-- has to look at and when (due). Their entries are a group's key, NUL, and a field.
--
-- A hold is three parts, little-endian:
--   head  state (0 open, 1 settled, 2 released, 3 unknown), whether its lease ended (bytes), when it was taken, its lease ends, it
--         may be forgotten, became unknown, was closed; 0 for never (doubles)
--   body  its own length (int), lines (int), of each line unit (byte), reserved (double), field (int, bytes); fingerprint (int,
--         bytes). Callers make it, and nobody changes it
--   tail  of each line slice and charged (doubles)
--
-- Times are microseconds. All numbers stay within 2^53 - 1, which doubles hold exactly; none may be concatenated, since that
-- rounds to 14 digits. Answers are doubles in one string: a list would be sent in several packets.
local call, pack, parse, MAX, HEAD = redis.call, struct.pack, struct.unpack, 9007199254740991, 42
local function clock(at)
    if at ~= 0 then return at end
    local t = call('TIME')
    return t[1] * 1000000 + t[2]
end
local function numbers(list) return pack('<' .. string.rep('d', #list), unpack(list)) end
