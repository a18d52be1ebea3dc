-- A sliding counter: width (milliseconds), slices, newest, used (doubles), then of each slice that was charged and may still be
-- counted its number, used and carried (doubles), the oldest first. Most requests have none, so this is made when it is needed.
local function sliding_counters()
    local SLICE, of = 24, {}
    function of.slides(counter) return string.byte(counter) == 115 end
    function of.value(value, width, slices)
        if not value then return {width, slices, -MAX, 0, ''} end
        local w, n, newest, used, p = parse('<dddd', value)
        return {w, n, newest, used, string.sub(value, p, #value - (#value - p + 1) % SLICE)}
    end
    function of.packed(s) return pack('<dddd', s[1], s[2], s[3], s[4]) .. s[5] end
    -- Moves a counter forward; its time never goes back. Only a charge writes that down.
    function of.advance(s, now)
        local slice, p = math.floor(now / (s[1] * 1000)), 1
        if slice <= s[3] then return s end
        s[3] = slice
        while p < #s[5] do
            local number, used = parse('<dd', s[5], p)
            if number >= slice - s[2] then break end
            s[4] = s[4] - used
            p = p + SLICE
        end
        s[5] = string.sub(s[5], p)
        return s
    end
    -- Adds to a slice; answers whether it is still there.
    function of.add(s, slice, used, carried)
        for p = #s[5] - SLICE + 1, 1, -SLICE do
            local number, u, c = parse('<ddd', s[5], p)
            if number == slice then
                s[4] = s[4] + used
                s[5] = string.sub(s[5], 1, p - 1) .. pack('<ddd', number, u + used, c + carried) .. string.sub(s[5], p + SLICE)
            end
            if number <= slice then return number == slice end
        end
        return false
    end
    function of.charge(s, amount)
        if not of.add(s, s[3], amount, 0) then
            s[4] = s[4] + amount
            s[5] = s[5] .. pack('<ddd', s[3], amount, 0)
        end
    end
    -- Milliseconds until the oldest slice that is not zero is no longer counted.
    function of.frees(s, now)
        for p = 1, #s[5], SLICE do
            local number, used = parse('<dd', s[5], p)
            if used ~= 0 then return math.max(0, (number + s[2] + 1) * s[1] - math.floor(now / 1000)) end
        end
        return 0
    end
    -- When nothing of it is counted any more.
    function of.over(s) return math.min(MAX, (s[3] + s[2] + 1) * s[1] * 1000) end
    return of
end
