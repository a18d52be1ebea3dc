-- Times are microseconds since 1970, by the clock of this server. A counter is one row whether it slides or not, so that every
-- charge meets every other one on it, whatever the isolation of the connection. No CHECK here: the text of one would be parsed
-- anew for every charge.
CREATE TABLE quota_counters (
    group_id      text   NOT NULL,
    counter       text   NOT NULL,
    used          bigint NOT NULL,
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
    units       bigint[] NOT NULL,
    slices      bigint[] NOT NULL,
    reserved    bigint[] NOT NULL,
    charged     bigint[] NOT NULL,
    PRIMARY KEY (group_id, hold_key)
) WITH (fillfactor = 80);

COMMENT ON COLUMN quota_holds.state IS '0 open, 1 settled, 2 released, 3 unknown';
COMMENT ON COLUMN quota_holds.counters IS 'the arrays that follow have an element for each';

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

-- Each call of the functions below is a transaction of its own, for which plpgsql prepares every expression and every statement
-- anew. So the usual way has few of them, over arrays, and what is unusual goes a longer way. Plans are generic: asked for few of
-- many counters, PostgreSQL would plan each call for their number, which takes longer than the call.

-- Moves a counter forward if it slides; its time never goes back. Only a charge writes that down.
CREATE FUNCTION quota_advance(c quota_counters, p_now bigint) RETURNS quota_counters LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    n      int := cardinality(c.slice_used);
    slice  bigint;
    passed int;
BEGIN
    IF n = 0 THEN
        RETURN c;
    END IF;
    slice := floor(p_now::numeric / (c.width * 1000))::bigint;
    passed := least(n, greatest(0, slice - c.newest));
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

-- Milliseconds until the oldest slice that is not zero is no longer counted; 0 if the counter does not slide.
CREATE FUNCTION quota_frees(c quota_counters, p_now bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR i IN 1..cardinality(c.slice_used) LOOP
        IF c.slice_used[i] <> 0 THEN
            RETURN greatest(0, (c.newest + i) * c.width - floor(p_now::numeric / 1000)::bigint);
        END IF;
    END LOOP;
    RETURN 0;
END $$;

-- A counter as it is now, or as it would begin.
CREATE FUNCTION quota_counter(p_group text, p_counter text, p_width bigint, p_slices bigint, p_now bigint)
RETURNS quota_counters LANGUAGE plpgsql AS $$
DECLARE
    c     quota_counters;
    zeros bigint[] := '{}';
BEGIN
    SELECT * INTO c FROM quota_counters q WHERE q.group_id = p_group AND q.counter = p_counter;
    IF NOT FOUND THEN
        IF p_width > 0 THEN
            zeros := array_fill(0::bigint, ARRAY[p_slices::int + 1]);
        END IF;
        c := ROW(p_group, p_counter, 0, 0, 0, p_width, -9007199254740991, zeros, zeros);
    END IF;
    RETURN quota_advance(c, p_now);
END $$;

-- Charges a counter, known or new, and answers it as it is then.
CREATE FUNCTION quota_charge(c quota_counters, p_amount bigint, p_forget bigint) RETURNS quota_counters
LANGUAGE plpgsql AS $$
DECLARE
    newest int := cardinality(c.slice_used);
BEGIN
    c.used := c.used + p_amount;
    c.forget_at := greatest(c.forget_at, p_forget);
    IF newest > 0 THEN
        c.slice_used[newest] := c.slice_used[newest] + p_amount;
        c.forget_at := greatest(c.forget_at, (c.newest + newest) * c.width * 1000);
    END IF;
    INSERT INTO quota_counters VALUES (c.*)
        ON CONFLICT (group_id, counter) DO UPDATE SET
            used = excluded.used, forget_at = excluded.forget_at, newest = excluded.newest,
            slice_used = excluded.slice_used, slice_carried = excluded.slice_carried;
    RETURN c;
END $$;

-- The long way of quota_take, when a counter is new, slides or has no room; nothing is charged if one has none.
CREATE FUNCTION quota_take_each(
    p_group text, p_now bigint, p_forget bigint, p_counters text[], p_amounts bigint[], p_limits bigint[],
    p_forgets bigint[], p_widths bigint[], p_slices bigint[],
    OUT refused int, OUT used bigint[], OUT frees bigint[], OUT slices bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    c      quota_counters;
    before quota_counters[] := '{}';
BEGIN
    FOR i IN 1..cardinality(p_counters) LOOP
        c := quota_counter(p_group, p_counters[i], p_widths[i], p_slices[i], p_now);
        before[i] := c;
        used[i] := c.used;
        frees[i] := quota_frees(c, p_now);
        slices[i] := CASE WHEN c.width > 0 THEN c.newest ELSE 0 END;
        IF refused IS NULL AND p_amounts[i] > p_limits[i] - c.used THEN
            refused := i;
        END IF;
    END LOOP;
    IF refused IS NULL THEN
        FOR i IN 1..cardinality(p_counters) LOOP
            c := quota_charge(before[i], p_amounts[i], greatest(p_forget, p_forgets[i]));
            used[i] := c.used;
            frees[i] := quota_frees(c, p_now);
        END LOOP;
    END IF;
END $$;

-- Only a group that somebody else is in has to be waited for.
CREATE FUNCTION quota_wait(p_group text, p_wait text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('lock_timeout', p_wait, true);
    PERFORM pg_advisory_xact_lock(hashtextextended(p_group, 5209713));
END $$;

-- The arrays have an element for each counter. outcome: 0 taken, 1 refused, 2 known, 3 conflict; refused: the place, from 1, of
-- the first without room; used and frees: what the counters show after it, frees is null if none slides; hold: if it is known.
CREATE FUNCTION quota_take(
    p_group text, p_key text, p_fingerprint text, p_at bigint, p_lease bigint, p_keep bigint, p_wait text,
    p_counters text[], p_units bigint[], p_amounts bigint[], p_limits bigint[], p_forgets bigint[], p_widths bigint[],
    p_slices bigint[],
    OUT outcome int, OUT refused int, OUT taken_at bigint, OUT lease_ends bigint,
    OUT used bigint[], OUT frees bigint[], OUT slices bigint[], OUT hold quota_holds)
LANGUAGE plpgsql AS $$
DECLARE
    planned text;
    forget  bigint;
    fitting int;
BEGIN
    planned := set_config('plan_cache_mode', 'force_generic_plan', true);
    IF NOT pg_try_advisory_xact_lock(hashtextextended(p_group, 5209713)) THEN
        PERFORM quota_wait(p_group, p_wait);
    END IF;
    taken_at := coalesce(p_at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
    lease_ends := least(taken_at + p_lease, 9007199254740991);
    forget := least(lease_ends + p_keep, 9007199254740991);
    SELECT * INTO hold FROM quota_holds q WHERE q.group_id = p_group AND q.hold_key = p_key;
    IF FOUND THEN
        outcome := CASE WHEN hold.fingerprint = p_fingerprint THEN 2 ELSE 3 END;
        IF hold.state = 0 AND taken_at >= hold.lease_ends THEN
            hold.state := 3;
        END IF;
        RETURN;
    END IF;
    SELECT array_agg(q.used + p_amounts[q.place] ORDER BY q.place),
            count(*) FILTER (WHERE q.width = 0 AND q.used <= p_limits[q.place] - p_amounts[q.place])
        INTO used, fitting
        FROM (SELECT *, array_position(p_counters, q.counter) AS place
              FROM quota_counters q WHERE q.group_id = p_group AND q.counter = ANY (p_counters)) q;
    IF fitting = cardinality(p_counters) THEN
        slices := array_fill(0::bigint, ARRAY[fitting]);
        UPDATE quota_counters q SET
            used = q.used + p_amounts[array_position(p_counters, q.counter)],
            forget_at = greatest(q.forget_at, forget, p_forgets[array_position(p_counters, q.counter)])
            WHERE q.group_id = p_group AND q.counter = ANY (p_counters);
    ELSE
        SELECT * INTO refused, used, frees, slices FROM quota_take_each(
            p_group, taken_at, forget, p_counters, p_amounts, p_limits, p_forgets, p_widths, p_slices);
        IF refused IS NOT NULL THEN
            outcome := 1;
            RETURN;
        END IF;
    END IF;
    INSERT INTO quota_holds (group_id, hold_key, fingerprint, state, taken_at, lease_ends, forget_at,
            counters, units, slices, reserved, charged)
        VALUES (p_group, p_key, p_fingerprint, 0, quota_take.taken_at, quota_take.lease_ends, forget,
            p_counters, p_units, quota_take.slices, p_amounts, p_amounts);
    outcome := 0;
END $$;

-- Corrects a counter that slides, unless the slice is no longer counted, and says by how much.
CREATE FUNCTION quota_correct(c quota_counters, p_slice bigint, p_delta bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    place int := cardinality(c.slice_used) - (c.newest - p_slice);
BEGIN
    IF place NOT BETWEEN 1 AND cardinality(c.slice_used) THEN
        RETURN 0;
    END IF;
    IF p_delta <> 0 THEN
        c.slice_used[place] := c.slice_used[place] + p_delta;
        UPDATE quota_counters q SET used = c.used + p_delta, slice_used = c.slice_used
            WHERE q.group_id = c.group_id AND q.counter = c.counter;
    END IF;
    RETURN p_delta;
END $$;

-- p_ending: 1 settle, 2 release, 3 unknown; p_used by unit, -1 if left out. outcome: 0 closed, 1 already closed, 2 no such hold;
-- used and frees: what the counters show after it.
CREATE FUNCTION quota_close(
    p_group text, p_key text, p_ending int, p_at bigint, p_wait text, p_used bigint[],
    OUT outcome int, OUT hold quota_holds, OUT used bigint[], OUT frees bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    now     bigint;
    c       quota_counters;
    i       int;
    delta   bigint;
    charges bigint[];
    added   bigint[];
BEGIN
    p_wait := set_config('lock_timeout', p_wait, true);
    p_wait := set_config('plan_cache_mode', 'force_generic_plan', true);
    PERFORM pg_advisory_xact_lock(hashtextextended(p_group, 5209713));
    SELECT * INTO hold FROM quota_holds q WHERE q.group_id = p_group AND q.hold_key = p_key FOR UPDATE;
    IF NOT FOUND THEN
        outcome := 2;
        RETURN;
    END IF;
    now := coalesce(p_at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
    IF (hold.state <> 0 OR now >= hold.lease_ends) AND NOT (p_ending = 1 AND hold.state IN (0, 3)) THEN
        hold.state := CASE WHEN hold.state = 0 THEN 3 ELSE hold.state END;
        outcome := 1;
        RETURN;
    END IF;
    charges := hold.charged;
    used := array_fill(0::bigint, ARRAY[cardinality(charges)]);
    frees := used;
    added := used;
    FOR c IN SELECT * FROM quota_counters q WHERE q.group_id = p_group AND q.counter = ANY (hold.counters) LOOP
        i := array_position(hold.counters, c.counter);
        delta := CASE
            WHEN p_ending = 2 THEN -charges[i]
            WHEN p_ending = 1 AND p_used[hold.units[i]] >= 0 THEN p_used[hold.units[i]] - charges[i]
            ELSE 0 END;
        delta := greatest(-9007199254740991, least(9007199254740991, c.used + delta)) - c.used;
        IF c.width = 0 THEN
            added[i] := delta;
        ELSE
            delta := quota_correct(c, hold.slices[i], delta);
            c := quota_counter(p_group, c.counter, 0, 0, now);
            frees[i] := quota_frees(c, now);
        END IF;
        charges[i] := charges[i] + delta;
        used[i] := c.used + added[i];
    END LOOP;
    UPDATE quota_counters q SET used = q.used + added[array_position(hold.counters, q.counter)]
        WHERE q.group_id = p_group AND q.counter = ANY (hold.counters)
            AND added[array_position(hold.counters, q.counter)] <> 0;
    UPDATE quota_holds q SET
        state = p_ending,
        charged = charges,
        unknown_at = CASE WHEN p_ending = 3 THEN now ELSE q.unknown_at END,
        closed_at = CASE WHEN p_ending = 3 THEN NULL ELSE now END
        WHERE q.group_id = p_group AND q.hold_key = p_key;
    hold.state := p_ending;
    hold.charged := charges;
    outcome := 0;
END $$;
