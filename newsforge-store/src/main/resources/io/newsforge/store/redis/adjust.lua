-- An adjustment: when it was made, when it may be forgotten, slice, added (doubles); counter's field and reason (each int, bytes).
-- KEYS: group, new, due. ARGV: now or 0, delta, keep, forget, width, slices; the body; its field; the counter's field.
-- Answers 0 done or 1 done before, used, and when it frees.
local g, field, counter = KEYS[1], ARGV[3], ARGV[4]
local v = call('HMGET', g, 'x', field, counter)
local at, delta, keep_for, period_over, width, slices = parse('<dddddd', ARGV[1])
local now = clock(at)
local of = sliding_counters()
local s = of.slides(counter) and of.advance(of.value(v[3], width, slices), now)
local used, forget = s and s[4] or tonumber(v[3] or 0), math.min(MAX, now + keep_for)
if not v[2] then
    local added, slice = math.max(-MAX, math.min(MAX, used + delta)) - used, s and s[3] or 0
    used = used + added
    if s then of.charge(s, added) end
    call('HSET', g, counter, s and of.packed(s) or used, field, pack('<dddd', now, forget, slice, added) .. ARGV[2])
    if forget < MAX then call('ZADD', KEYS[3], forget, g .. '\0' .. field) end
    local over = s and of.over(s) or period_over
    if not v[3] and over < MAX then call('ZADD', KEYS[3], over, g .. '\0' .. counter) end
    keep(g, v[1], s and math.max(forget, over) or forget, over, at)
end
return numbers({v[2] and 1 or 0, used, s and of.frees(s, now) or 0})
