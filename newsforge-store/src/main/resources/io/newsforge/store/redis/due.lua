-- Moves what is new to what is due, to be looked at first, and answers what is due.
-- KEYS: new, due. ARGV: now or 0; at most how many.
local now, most = clock(parse('<d', ARGV[1])), tonumber(ARGV[2])
local new = call('LRANGE', KEYS[1], 0, most - 1)
for _, entry in ipairs(new) do call('ZADD', KEYS[2], 0, entry) end
if #new > 0 then call('LTRIM', KEYS[1], #new, -1) end
-- A counter may only go when the holds that charged it are gone, so nothing is due while a hold has not been seen.
local till = #new == most and 0 or now
return call('ZRANGEBYSCORE', KEYS[2], '-inf', till, 'LIMIT', 0, most)
