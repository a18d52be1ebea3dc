-- KEYS: due, groups. ARGV: now or 0, at most how many leases; then of each entry the place of its group in KEYS, and the field.
-- Answers how many leases it ended.
local at, most = parse('<dd', ARGV[1])
local now, of, ended = clock(at), sliding_counters(), 0
local function carry(g, counter, slice, charged)
    local v = call('HMGET', g, counter, 'k' .. string.sub(counter, 2))
    if charged == 0 or not v[1] then return end
    if not of.slides(counter) then
        call('HSET', g, 'k' .. string.sub(counter, 2), charged + (v[2] or 0))
        return
    end
    local s = of.value(v[1])
    if of.add(s, slice, 0, charged) then call('HSET', g, counter, of.packed(s)) end
end
local function forgets(g, field)
    call('HDEL', g, field)
    return MAX
end
-- Each answers when to look again. Entries come by their time, so a hold is forgotten before a counter that it charged.
local look = {}
function look.h(g, field, hold)
    local state, lease_ended, taken, ends, forget, unknown, closed, length, lines, p = parse('<BBdddddII', hold)
    if state == 0 and now < ends then return ends end
    if state == 0 then
        ended = ended + 1
        hold = pack('<BBddddd', 3, 1, taken, ends, forget, now, closed) .. string.sub(hold, HEAD + 1)
        call('HSET', g, field, hold)
    end
    if now < forget then return forget end
    for i = 1, lines do
        local _, _, counter, rest = parse('<BdIc0', hold, p)
        carry(g, counter, parse('<dd', hold, HEAD + length + i * 16 - 15))
        p = rest
    end
    return forgets(g, field)
end
function look.a(g, field, adjustment)
    local _, forget, slice, added, counter = parse('<ddddIc0', adjustment)
    if now < forget then return forget end
    carry(g, counter, slice, added)
    return forgets(g, field)
end
-- Marked, and charged by nobody until all that was remembered then is forgotten: it may go.
local function counter(g, field, value)
    if string.sub(value, -1) == ' ' then
        call('HDEL', g, 'k' .. string.sub(field, 2))
        return forgets(g, field)
    end
    call('HSET', g, field, value .. ' ')
    return tonumber(call('HGET', g, 'x') or 0)
end
look.u, look.s = counter, counter
-- Another sweeper may have looked at an entry since it was said to be due; to look twice would take its mark for an old one.
for i = 2, #ARGV, 2 do
    local g, field = KEYS[tonumber(ARGV[i])], ARGV[i + 1]
    local entry = g .. '\0' .. field
    local due = call('ZSCORE', KEYS[1], entry)
    if due and tonumber(due) <= now then
        local value = call('HGET', g, field)
        local again = value and look[string.sub(field, 1, 1)](g, field, value) or MAX
        if again < MAX then
            call('ZADD', KEYS[1], again, entry)
        else
            call('ZREM', KEYS[1], entry)
        end
        if ended == most then break end
    end
end
return numbers({ended})
