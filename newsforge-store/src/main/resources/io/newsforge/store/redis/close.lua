-- KEYS: group. ARGV: now or 0, ending (1 settle, 2 release, 3 unknown), what was used of each unit, -1 if left out; the field.
-- Answers nothing if there is no such hold; 0 closed, now, lines, of each line used and when it frees, or 1 already closed, now;
-- then the hold.
local g, field = KEYS[1], ARGV[2]
local hold = call('HGET', g, field)
if not hold then return false end
local asked = {parse('<ddddddd', ARGV[1])}
local now, ending = clock(asked[1]), asked[2]
local state, ended, taken, ends, forget, unknown, closed, length, lines, p = parse('<BBdddddII', hold)
local settles = ending == 1 and (state == 0 or state == 3)
if not settles and (state ~= 0 or now >= ends) then return numbers({1, now}) .. hold end
local fields, units, v = {nil, nil, nil}, {0, 0, 0}, {}
for i = 1, lines do
    local unit, _, counter, rest = parse('<BdIc0', hold, p)
    units[i], fields[i], p = unit, counter, rest
end
local of
if lines > 0 then v = call('HMGET', g, unpack(fields)) end
local writes = {field, '', nil, nil, nil, nil, nil, nil}
local reply, tail = {0, now, lines, nil, nil, nil, nil, nil, nil}, {nil, nil, nil, nil, nil, nil}
for i = 1, lines do
    local slice, charged = parse('<dd', hold, HEAD + length + i * 16 - 15)
    local target = ending == 1 and asked[units[i] + 2] or ending == 2 and 0 or -1
    local s
    if string.byte(fields[i]) == 115 then
        of = of or sliding_counters()
        s = of.value(v[i], 1, 0)
    end
    local used = s and s[4] or v[i] or 0
    local added = target >= 0 and math.max(-MAX, math.min(MAX, used + (target - charged))) - used or 0
    if added ~= 0 and v[i] and (not s or of.add(s, slice, added, 0)) then
        used, charged = used + added, charged + added
        writes[#writes + 1] = fields[i]
        writes[#writes + 1] = s and of.packed(s) or used
    end
    if s then used = of.advance(s, now)[4] end
    reply[i * 2 + 2], reply[i * 2 + 3] = used, s and of.frees(s, now) or 0
    tail[i * 2 - 1], tail[i * 2] = slice, charged
end
if ending == 3 then unknown = now else closed = now end
writes[2] = pack('<BBddddd', ending, ended, taken, ends, forget, unknown, closed)
    .. string.sub(hold, HEAD + 1, HEAD + length) .. numbers(tail)
call('HSET', g, unpack(writes))
return numbers(reply) .. writes[2]
