CREATE TABLE ledger (
    organisation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    observations INTEGER NOT NULL,
    audit_number INTEGER NOT NULL,
    audit_hash TEXT NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY (organisation)
)

CREATE TABLE audit (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    action TEXT NOT NULL,
    what TEXT NOT NULL,
    "key" TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (organisation, number),
    CONSTRAINT fk_audit_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE check_in (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    request_key TEXT NOT NULL,
    learned TEXT NOT NULL,
    next TEXT NOT NULL,
    CONSTRAINT pk_check_in PRIMARY KEY (organisation, objective, number),
    CONSTRAINT uq_check_in_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_check_in_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE observation (
    organisation INTEGER NOT NULL,
    metric TEXT NOT NULL,
    at DATETIME NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_observation PRIMARY KEY (organisation, metric, at, number),
    CONSTRAINT fk_observation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE organisation (
    organisation INTEGER NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    has_adoption BOOLEAN NOT NULL,
    adoption_problem TEXT,
    adoption_observable TEXT,
    adoption_ends TEXT,
    ambition_stance TEXT,
    ambition_expect_ratio DOUBLE,
    ambition_words TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (organisation),
    CONSTRAINT fk_organisation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE snapshot (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    key_result TEXT NOT NULL,
    week DATE NOT NULL,
    current DOUBLE,
    progress_ratio DOUBLE,
    n_items INTEGER,
    taken_at DATETIME NOT NULL,
    CONSTRAINT pk_snapshot PRIMARY KEY (organisation, objective, key_result, week),
    CONSTRAINT fk_snapshot_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE audit_value (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_audit_value PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_audit_value_organisation_number FOREIGN KEY(organisation, number) REFERENCES audit (organisation, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE cycle (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    start DATE NOT NULL,
    weeks INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_cycle PRIMARY KEY (organisation, id),
    CONSTRAINT fk_cycle_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE mute (
    organisation INTEGER NOT NULL,
    rule TEXT NOT NULL,
    "where" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    reason TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_mute PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_mute_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE observed_metric (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    better TEXT,
    kind TEXT NOT NULL,
    is_financial BOOLEAN NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_observed_metric PRIMARY KEY (organisation, id),
    CONSTRAINT fk_observed_metric_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE seen_hypothesis (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    initiative TEXT NOT NULL,
    result TEXT NOT NULL,
    words TEXT,
    CONSTRAINT pk_seen_hypothesis PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_hypothesis_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE seen_key_result (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key_result TEXT NOT NULL,
    state TEXT NOT NULL,
    baseline DOUBLE,
    current DOUBLE,
    target DOUBLE,
    unit TEXT NOT NULL,
    progress_ratio DOUBLE,
    n_items INTEGER,
    start DATE,
    "end" DATE,
    window_weeks INTEGER,
    is_widened BOOLEAN NOT NULL,
    as_of DATETIME,
    confidence_ratio DOUBLE,
    counter DOUBLE,
    CONSTRAINT pk_seen_key_result PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_key_result_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    connector TEXT NOT NULL,
    path TEXT NOT NULL,
    zone TEXT,
    date_format TEXT,
    delimiter TEXT,
    encoding TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (organisation, id),
    CONSTRAINT fk_source_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE strategy (
    organisation INTEGER NOT NULL,
    vision TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (organisation),
    CONSTRAINT fk_strategy_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    customer TEXT,
    phase TEXT,
    value_metric TEXT,
    policy_start TEXT NOT NULL,
    policy_reopened TEXT NOT NULL,
    policy_calendar TEXT NOT NULL,
    policy_zone TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_stream PRIMARY KEY (organisation, id),
    CONSTRAINT fk_stream_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source_column (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    CONSTRAINT pk_source_column PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_column_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source_status (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    attribute TEXT NOT NULL,
    CONSTRAINT pk_source_status PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_status_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE strategy_constraint (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_strategy_constraint PRIMARY KEY (organisation, position),
    CONSTRAINT fk_strategy_constraint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_item_type (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    item_type TEXT NOT NULL,
    CONSTRAINT pk_stream_item_type PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_item_type_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_team (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    team TEXT NOT NULL,
    CONSTRAINT pk_stream_team PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_team_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE take (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_take PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE waypoint (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    "by" DATE,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_waypoint PRIMARY KEY (organisation, id),
    CONSTRAINT fk_waypoint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE workflow_status (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    state TEXT,
    queue_of TEXT,
    CONSTRAINT pk_workflow_status PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_workflow_status_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE objective (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    cycle TEXT NOT NULL,
    stream TEXT,
    text TEXT NOT NULL,
    why TEXT,
    waypoint TEXT,
    ambition TEXT,
    author TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_objective PRIMARY KEY (organisation, id),
    CONSTRAINT fk_objective_organisation_cycle FOREIGN KEY(organisation, cycle) REFERENCES cycle (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_waypoint FOREIGN KEY(organisation, waypoint) REFERENCES waypoint (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE take_where (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    take INTEGER NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_take_where PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_where_organisation_stream_take FOREIGN KEY(organisation, stream, take) REFERENCES take (organisation, stream, position) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT,
    author TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_initiative PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_initiative_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE key_result (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    id TEXT NOT NULL,
    metric TEXT,
    of_stream TEXT,
    of_item_type TEXT,
    of_status TEXT,
    of_statistic TEXT,
    of_window_weeks INTEGER,
    baseline DOUBLE,
    baseline_at DATE,
    target DOUBLE,
    low DOUBLE,
    high DOUBLE,
    counter TEXT,
    counter_stream TEXT,
    counter_item_type TEXT,
    counter_status TEXT,
    counter_statistic TEXT,
    counter_window_weeks INTEGER,
    text TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_key_result PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_key_result_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE ripple (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    "to" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    effect TEXT NOT NULL,
    text TEXT,
    strength TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_ripple PRIMARY KEY (organisation, objective, "to", nth),
    CONSTRAINT fk_ripple_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE hypothesis (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    key_result TEXT NOT NULL,
    change DOUBLE,
    by_week INTEGER,
    because TEXT,
    CONSTRAINT pk_hypothesis PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_hypothesis_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hypothesis_organisation_objective_key_result FOREIGN KEY(organisation, objective, key_result) REFERENCES key_result (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative_item (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    CONSTRAINT pk_initiative_item PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_item_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative_team (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    team TEXT NOT NULL,
    CONSTRAINT pk_initiative_team PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_team_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER observation_no_update BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'observation is only ever added to'); END

CREATE TRIGGER observation_no_delete BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'observation is only ever added to'); END

CREATE TRIGGER check_in_no_update BEFORE UPDATE ON check_in
BEGIN SELECT RAISE(ABORT, 'check_in is only ever added to'); END

CREATE TRIGGER check_in_no_delete BEFORE DELETE ON check_in
BEGIN SELECT RAISE(ABORT, 'check_in is only ever added to'); END

CREATE TRIGGER seen_key_result_no_update BEFORE UPDATE ON seen_key_result
BEGIN SELECT RAISE(ABORT, 'seen_key_result is only ever added to'); END

CREATE TRIGGER seen_key_result_no_delete BEFORE DELETE ON seen_key_result
BEGIN SELECT RAISE(ABORT, 'seen_key_result is only ever added to'); END

CREATE TRIGGER seen_hypothesis_no_update BEFORE UPDATE ON seen_hypothesis
BEGIN SELECT RAISE(ABORT, 'seen_hypothesis is only ever added to'); END

CREATE TRIGGER seen_hypothesis_no_delete BEFORE DELETE ON seen_hypothesis
BEGIN SELECT RAISE(ABORT, 'seen_hypothesis is only ever added to'); END

CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot is only ever added to'); END

CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot is only ever added to'); END

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END

CREATE TRIGGER audit_value_no_update BEFORE UPDATE ON audit_value
BEGIN SELECT RAISE(ABORT, 'audit_value is only ever added to'); END

CREATE TRIGGER audit_value_no_delete BEFORE DELETE ON audit_value
BEGIN SELECT RAISE(ABORT, 'audit_value is only ever added to'); END
