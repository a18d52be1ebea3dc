-- KEYS: group, new, due. ARGV: now or 0, lease, keep, whether a line slides, then amount and limit of each line; forget, width and
-- slices of each line; the hold's body and its first tail; its field; the counters' fields.
-- Answers 0 taken, now, or 1 refused, the line, then used of each line, then of each that slides when it frees and its slice;
-- or 2 known, now, then the hold.
local g, field, lines = KEYS[1], ARGV[4], #ARGV - 4
local v = call('HMGET', g, 'x', unpack(ARGV, 4))
local at, lease, keep_for, any_slides = parse('<dddd', ARGV[1])
local now = clock(at)
if v[2] then return numbers({2, now}) .. v[2] end
local of, s = nil, nil
if any_slides == 1 then of, s = sliding_counters(), {} end
-- Dummies give the tables their size at once.
local reply, writes = {0, now, nil, nil, nil}, {field, '', nil, nil, nil, nil, nil, nil}
local refused, new
for i = 1, lines do
    local amount, limit = parse('<dd', ARGV[1], i * 16 + 17)
    local counter, used = ARGV[i + 4], v[i + 2] or 0
    if of and of.slides(counter) then
        local _, width, slices = parse('<ddd', ARGV[2], i * 24 - 23)
        s[i] = of.advance(of.value(v[i + 2], width, slices), now)
        used = s[i][4]
    end
    if amount > limit - used and not refused then refused = i - 1 end
    new = new or not v[i + 2]
    reply[i + 2], writes[i * 2 + 1], writes[i * 2 + 2] = used + amount, counter, used + amount
end
if refused then
    reply[1], reply[2] = 1, refused
    for i = 1, lines do reply[i + 2] = s and s[i] and s[i][4] or v[i + 2] or 0 end
end
local body, ends = ARGV[3], math.min(MAX, now + lease)
local forget = math.min(MAX, ends + keep_for)
local last = forget
if of then
    local tail = {}
    for i = 1, lines do
        local amount, counter = parse('<d', ARGV[1], i * 16 + 17), s[i]
        tail[i * 2 - 1], tail[i * 2] = counter and counter[3] or 0, amount
        if counter and not refused then
            of.charge(counter, amount)
            writes[i * 2 + 2], last = of.packed(counter), math.max(last, of.over(counter))
        end
        if counter then
            reply[#reply + 1] = of.frees(counter, now)
            reply[#reply + 1] = counter[3]
        end
    end
    body = string.sub(body, 1, #body - 16 * lines) .. numbers(tail)
end
if refused then return numbers(reply) end
writes[2] = pack('<BBddddd', 0, 0, now, ends, forget, 0, 0) .. body
call('HSET', g, unpack(writes))
call('RPUSH', KEYS[2], g .. '\0' .. field)
if new or last > tonumber(v[1] or 0) then
    local hash_till = 0
    for i = 1, lines do
        if not v[i + 2] then
            -- A new counter is looked at when its period is over; a lifetime never is.
            local over = s and s[i] and of.over(s[i]) or parse('<d', ARGV[2], i * 24 - 23)
            if over < MAX then call('ZADD', KEYS[3], over, g .. '\0' .. ARGV[i + 4]) end
            hash_till = math.max(hash_till, over)
        end
    end
    keep(g, v[1], last, hash_till, at)
end
return numbers(reply)
