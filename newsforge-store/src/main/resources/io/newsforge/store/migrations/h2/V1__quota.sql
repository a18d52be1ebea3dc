-- Times are microseconds since 1970, by the clock of this server. A counter is one row whether it slides or not, so that every
-- charge meets every other one on it, whatever the isolation of the connection.
CREATE TABLE quota_counters (
    group_id      varchar   NOT NULL,
    counter       varchar   NOT NULL,
    used          bigint NOT NULL CHECK (used BETWEEN -9007199254740991 AND 9007199254740991),
    carried       bigint NOT NULL,
    forget_at     bigint NOT NULL,
    width         bigint NOT NULL,
    newest        bigint NOT NULL,
    slice_used    bigint ARRAY NOT NULL,
    slice_carried bigint ARRAY NOT NULL,
    PRIMARY KEY (group_id, counter)
);


-- A hold is its own ledger: what was reserved when, what became of it when.
CREATE TABLE quota_holds (
    group_id    varchar     NOT NULL,
    hold_key    varchar     NOT NULL,
    fingerprint varchar     NOT NULL,
    state       smallint NOT NULL,
    taken_at    bigint   NOT NULL,
    lease_ends  bigint   NOT NULL,
    forget_at   bigint   NOT NULL,
    unknown_at  bigint,
    lease_ended boolean  NOT NULL DEFAULT false,
    closed_at   bigint,
    counters    varchar ARRAY   NOT NULL,
    units       bigint ARRAY NOT NULL,
    slices      bigint ARRAY NOT NULL,
    reserved    bigint ARRAY NOT NULL,
    charged     bigint ARRAY NOT NULL,
    PRIMARY KEY (group_id, hold_key)
);


CREATE INDEX quota_holds_leases ON quota_holds (state, lease_ends);
CREATE INDEX quota_holds_closed ON quota_holds (forget_at);

CREATE TABLE quota_adjustments (
    group_id   varchar   NOT NULL,
    adjust_key varchar   NOT NULL,
    counter    varchar   NOT NULL,
    slice      bigint NOT NULL,
    added      bigint NOT NULL,
    reason     varchar   NOT NULL,
    made_at    bigint NOT NULL,
    forget_at  bigint NOT NULL,
    PRIMARY KEY (group_id, adjust_key)
);

CREATE INDEX quota_adjustments_old ON quota_adjustments (forget_at);

-- A row to lock, since H2 has no advisory locks.
CREATE TABLE quota_groups (
    group_id varchar NOT NULL PRIMARY KEY
);
