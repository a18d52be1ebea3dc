-- Keeps holds and adjustments (x) and the hash (e) until then, with an hour to spare, so that this is rare. Callers' clocks do not
-- make hashes expire.
local function keep(g, x, holds_till, hash_till, at)
    local HOUR = 3600000000
    if holds_till > tonumber(x or 0) then
        holds_till = math.min(MAX, holds_till + HOUR)
        call('HSET', g, 'x', holds_till)
        hash_till = math.max(hash_till, holds_till)
    end
    if hash_till <= tonumber(call('HGET', g, 'e') or 0) then return end
    hash_till = math.min(MAX, hash_till + HOUR)
    call('HSET', g, 'e', hash_till)
    if at == 0 and hash_till < MAX then
        call('PEXPIREAT', g, math.ceil(hash_till / 1000))
    elseif at == 0 then
        call('PERSIST', g)
    end
end
