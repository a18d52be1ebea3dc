-- Times are microseconds since 1970, by the clock of this server. A counter is one row whether it slides or not, so that every
-- charge meets every other one on it, whatever the isolation of the connection.
CREATE TABLE quota_counters (
    group_id      text   NOT NULL,
    counter       text   NOT NULL,
    used          bigint NOT NULL CHECK (used BETWEEN -9007199254740991 AND 9007199254740991),
    carried       bigint NOT NULL,
    forget_at     bigint NOT NULL,
    width         bigint NOT NULL,
    newest        bigint NOT NULL,
    slice_used    bigint[] NOT NULL,
    slice_carried bigint[] NOT NULL,
    PRIMARY KEY (group_id, counter)
) WITH (fillfactor = 50);

COMMENT ON COLUMN quota_counters.used IS 'what is charged: reserved, settled and unknown together';
COMMENT ON COLUMN quota_counters.carried IS 'the part of it whose holds are forgotten';
COMMENT ON COLUMN quota_counters.width IS 'width of a slice in milliseconds; 0 if the counter does not slide';
COMMENT ON COLUMN quota_counters.newest IS 'number of the last slice in slice_used';

-- A hold is its own ledger: what was reserved when, what became of it when.
CREATE TABLE quota_holds (
    group_id    text     NOT NULL,
    hold_key    text     NOT NULL,
    fingerprint text     NOT NULL,
    state       smallint NOT NULL,
    taken_at    bigint   NOT NULL,
    lease_ends  bigint   NOT NULL,
    forget_at   bigint   NOT NULL,
    unknown_at  bigint,
    lease_ended boolean  NOT NULL DEFAULT false,
    closed_at   bigint,
    counters    text[]   NOT NULL,
    lines       bigint[] NOT NULL,
    PRIMARY KEY (group_id, hold_key)
) WITH (fillfactor = 80);

COMMENT ON COLUMN quota_holds.state IS '0 open, 1 settled, 2 released, 3 unknown';
COMMENT ON COLUMN quota_holds.lines IS 'unit, slice, reserved and charged of each counter';

CREATE INDEX quota_holds_leases ON quota_holds (lease_ends) WHERE state = 0;
CREATE INDEX quota_holds_closed ON quota_holds (forget_at) WHERE state <> 0;

CREATE TABLE quota_adjustments (
    group_id   text   NOT NULL,
    adjust_key text   NOT NULL,
    counter    text   NOT NULL,
    slice      bigint NOT NULL,
    added      bigint NOT NULL,
    reason     text   NOT NULL,
    made_at    bigint NOT NULL,
    forget_at  bigint NOT NULL,
    PRIMARY KEY (group_id, adjust_key)
);

CREATE INDEX quota_adjustments_old ON quota_adjustments (forget_at);

-- Moves a sliding counter forward; its time never goes back. Only a charge writes that down.
CREATE FUNCTION quota_advance(c quota_counters, p_now bigint) RETURNS quota_counters LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    slice  bigint := floor(p_now::numeric / (c.width * 1000))::bigint;
    n      int := cardinality(c.slice_used);
    passed int := least(n, greatest(0, slice - c.newest));
BEGIN
    IF passed > 0 THEN
        FOR i IN 1..passed LOOP
            c.used := c.used - c.slice_used[i];
        END LOOP;
        c.slice_used := c.slice_used[passed + 1 : n] || array_fill(0::bigint, ARRAY[passed]);
        c.slice_carried := c.slice_carried[passed + 1 : n] || array_fill(0::bigint, ARRAY[passed]);
        c.newest := slice;
    END IF;
    RETURN c;
END $$;

-- Milliseconds until the oldest slice that is not zero is no longer counted.
CREATE FUNCTION quota_frees(c quota_counters, p_now bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    n int := cardinality(c.slice_used);
BEGIN
    FOR i IN 1..n LOOP
        IF c.slice_used[i] <> 0 THEN
            RETURN greatest(0, (c.newest + i) * c.width - floor(p_now::numeric / 1000)::bigint);
        END IF;
    END LOOP;
    RETURN 0;
END $$;

-- numbers of a line: unit, amount, limit, when the counter may be forgotten, width and number of slices.
-- Answers: 0 taken, 1 refused, 2 known, 3 conflict.
CREATE FUNCTION quota_take(
    p_group text, p_key text, p_fingerprint text, p_at bigint, p_lease bigint, p_keep bigint, p_wait text,
    p_counters text[], p_lines bigint[], OUT numbers bigint[], OUT texts text[])
LANGUAGE plpgsql AS $$
DECLARE
    n       int := cardinality(p_counters);
    refused int := 0;
    now     bigint;
    ends    bigint;
    forget  bigint;
    h       quota_holds;
    c       quota_counters;
    found_c quota_counters[] := '{}';
    held    bigint[] := '{}';
    k       int;
BEGIN
    PERFORM set_config('lock_timeout', p_wait, true);
    PERFORM pg_advisory_xact_lock(hashtextextended(p_group, 5209713));
    now := coalesce(p_at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
    SELECT * INTO h FROM quota_holds q WHERE q.group_id = p_group AND q.hold_key = p_key;
    IF FOUND THEN
        IF h.fingerprint <> p_fingerprint THEN
            numbers := ARRAY[3];
        ELSE
            IF h.state = 0 AND now >= h.lease_ends THEN
                h.state := 3;
            END IF;
            numbers := ARRAY[2, h.state, h.taken_at, h.lease_ends, cardinality(h.counters)] || h.lines;
            texts := h.fingerprint || h.counters;
        END IF;
        RETURN;
    END IF;
    ends := least(now + p_lease, 9007199254740991);
    forget := least(ends + p_keep, 9007199254740991);
    FOR i IN 1..n LOOP
        k := i * 6 - 5;
        SELECT * INTO c FROM quota_counters q WHERE q.group_id = p_group AND q.counter = p_counters[i];
        IF NOT FOUND THEN
            c := ROW(p_group, p_counters[i], 0, 0, 0, p_lines[k + 4], -9007199254740991, '{}', '{}');
            IF c.width > 0 THEN
                c.slice_used := array_fill(0::bigint, ARRAY[p_lines[k + 5]::int + 1]);
                c.slice_carried := c.slice_used;
            END IF;
        END IF;
        IF c.width > 0 THEN
            c := quota_advance(c, now);
        END IF;
        IF refused = 0 AND p_lines[k + 1] > p_lines[k + 2] - c.used THEN
            refused := i;
        END IF;
        found_c[i] := c;
    END LOOP;
    IF refused > 0 THEN
        numbers := ARRAY[1, refused - 1, 0];
        FOR i IN 1..n LOOP
            c := found_c[i];
            numbers := numbers || ARRAY[0, c.used, CASE WHEN c.width > 0 THEN quota_frees(c, now) ELSE 0 END];
        END LOOP;
        RETURN;
    END IF;
    numbers := ARRAY[0, now, ends];
    FOR i IN 1..n LOOP
        k := i * 6 - 5;
        c := found_c[i];
        c.used := c.used + p_lines[k + 1];
        c.forget_at := greatest(c.forget_at, forget, p_lines[k + 3]);
        IF c.width > 0 THEN
            c.slice_used[cardinality(c.slice_used)] := c.slice_used[cardinality(c.slice_used)] + p_lines[k + 1];
            numbers := numbers || ARRAY[c.newest, c.used, quota_frees(c, now)];
            held := held || ARRAY[p_lines[k], c.newest, p_lines[k + 1], p_lines[k + 1]];
            c.forget_at := greatest(c.forget_at, (c.newest + cardinality(c.slice_used)) * c.width * 1000);
        ELSE
            numbers := numbers || ARRAY[0, c.used, 0];
            held := held || ARRAY[p_lines[k], 0, p_lines[k + 1], p_lines[k + 1]];
        END IF;
        INSERT INTO quota_counters VALUES (c.*)
            ON CONFLICT (group_id, counter) DO UPDATE SET
                used = excluded.used, forget_at = excluded.forget_at, newest = excluded.newest,
                slice_used = excluded.slice_used, slice_carried = excluded.slice_carried;
    END LOOP;
    INSERT INTO quota_holds (group_id, hold_key, fingerprint, state, taken_at, lease_ends, forget_at, counters, lines)
        VALUES (p_group, p_key, p_fingerprint, 0, now, ends, forget, p_counters, held);
END $$;

-- p_ending: 1 settle, 2 release, 3 unknown; p_used by unit, -1 if left out. Answers: 0 closed, 1 already closed, 2 no such hold.
CREATE FUNCTION quota_close(
    p_group text, p_key text, p_ending int, p_at bigint, p_wait text, p_used bigint[],
    OUT numbers bigint[], OUT texts text[])
LANGUAGE plpgsql AS $$
DECLARE
    now     bigint;
    n       int;
    in_time boolean;
    h       quota_holds;
    c       quota_counters;
    shows   bigint[] := '{}';
    k       int;
    place   int;
    delta   bigint;
    added   bigint;
BEGIN
    PERFORM set_config('lock_timeout', p_wait, true);
    PERFORM pg_advisory_xact_lock(hashtextextended(p_group, 5209713));
    SELECT * INTO h FROM quota_holds q WHERE q.group_id = p_group AND q.hold_key = p_key FOR UPDATE;
    IF NOT FOUND THEN
        numbers := ARRAY[2];
        RETURN;
    END IF;
    now := coalesce(p_at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
    n := cardinality(h.counters);
    texts := h.fingerprint || h.counters;
    in_time := h.state = 0 AND now < h.lease_ends;
    IF NOT in_time AND NOT (p_ending = 1 AND h.state IN (0, 3)) THEN
        IF h.state = 0 THEN
            h.state := 3;
        END IF;
        numbers := ARRAY[1, h.state, h.taken_at, h.lease_ends, n] || h.lines;
        RETURN;
    END IF;
    FOR i IN 1..n LOOP
        k := i * 4 - 3;
        delta := CASE
            WHEN p_ending = 3 OR p_ending = 1 AND p_used[h.lines[k]] < 0 THEN 0
            WHEN p_ending = 2 THEN -h.lines[k + 3]
            ELSE p_used[h.lines[k]] - h.lines[k + 3] END;
        SELECT * INTO c FROM quota_counters q WHERE q.group_id = p_group AND q.counter = h.counters[i];
        IF NOT FOUND THEN
            shows := shows || ARRAY[0::bigint, 0];
            CONTINUE;
        END IF;
        IF c.width > 0 THEN
            place := cardinality(c.slice_used) - (c.newest - h.lines[k + 1]);
        END IF;
        IF delta <> 0 AND (c.width = 0 OR place BETWEEN 1 AND cardinality(c.slice_used)) THEN
            added := greatest(-9007199254740991, least(9007199254740991, c.used + delta)) - c.used;
            c.used := c.used + added;
            h.lines[k + 3] := h.lines[k + 3] + added;
            IF c.width > 0 THEN
                c.slice_used[place] := c.slice_used[place] + added;
            END IF;
            UPDATE quota_counters q SET used = c.used, slice_used = c.slice_used
                WHERE q.group_id = p_group AND q.counter = h.counters[i];
        END IF;
        IF c.width > 0 THEN
            c := quota_advance(c, now);
        END IF;
        shows := shows || ARRAY[c.used, CASE WHEN c.width > 0 THEN quota_frees(c, now) ELSE 0 END];
    END LOOP;
    h.state := p_ending;
    UPDATE quota_holds q
        SET state = p_ending, lines = h.lines,
            unknown_at = CASE WHEN p_ending = 3 THEN now ELSE h.unknown_at END,
            closed_at = CASE WHEN p_ending = 3 THEN NULL ELSE now END
        WHERE q.group_id = p_group AND q.hold_key = p_key;
    numbers := ARRAY[0, h.state, h.taken_at, h.lease_ends, n] || h.lines || shows;
END $$;
