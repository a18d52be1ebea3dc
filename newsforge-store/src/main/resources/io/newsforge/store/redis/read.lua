-- KEYS: group. ARGV: now or 0; the counters' fields. Answers used and when it frees of each.
local v, reply = call('HMGET', KEYS[1], unpack(ARGV, 2)), {}
local of, now = sliding_counters(), clock(parse('<d', ARGV[1]))
for i = 2, #ARGV do
    local s = of.slides(ARGV[i]) and of.advance(of.value(v[i - 1], 1, 0), now)
    reply[#reply + 1] = s and s[4] or v[i - 1] or 0
    reply[#reply + 1] = s and of.frees(s, now) or 0
end
return numbers(reply)
