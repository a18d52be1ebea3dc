-- KEYS: group. Answers the time, and all fields and values.
return {numbers({clock(0)}), call('HGETALL', KEYS[1])}
