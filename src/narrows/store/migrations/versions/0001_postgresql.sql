CREATE TABLE ledger (
    organisation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    observations INTEGER NOT NULL,
    audit_number INTEGER NOT NULL,
    audit_hash VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY (organisation)
)

CREATE TABLE audit (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR COLLATE "C" NOT NULL,
    action VARCHAR COLLATE "C" NOT NULL,
    what VARCHAR COLLATE "C" NOT NULL,
    key VARCHAR COLLATE "C" NOT NULL,
    hash VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (organisation, number),
    CONSTRAINT fk_audit_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE check_in (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR COLLATE "C" NOT NULL,
    request_key VARCHAR COLLATE "C" NOT NULL,
    learned VARCHAR COLLATE "C" NOT NULL,
    next VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_check_in PRIMARY KEY (organisation, objective, number),
    CONSTRAINT uq_check_in_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_check_in_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE observation (
    organisation INTEGER NOT NULL,
    metric VARCHAR COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_observation PRIMARY KEY (organisation, metric, at, number),
    CONSTRAINT fk_observation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE organisation (
    organisation INTEGER NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    zone VARCHAR COLLATE "C" NOT NULL,
    has_adoption BOOLEAN NOT NULL,
    adoption_problem VARCHAR COLLATE "C",
    adoption_observable VARCHAR COLLATE "C",
    adoption_ends VARCHAR COLLATE "C",
    ambition_stance VARCHAR COLLATE "C",
    ambition_expect_ratio DOUBLE PRECISION,
    ambition_words VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (organisation),
    CONSTRAINT fk_organisation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE snapshot (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    key_result VARCHAR COLLATE "C" NOT NULL,
    week DATE NOT NULL,
    current DOUBLE PRECISION,
    progress_ratio DOUBLE PRECISION,
    n_items INTEGER,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_snapshot PRIMARY KEY (organisation, objective, key_result, week),
    CONSTRAINT fk_snapshot_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE audit_value (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "column" VARCHAR COLLATE "C" NOT NULL,
    before VARCHAR COLLATE "C",
    after VARCHAR COLLATE "C",
    CONSTRAINT pk_audit_value PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_audit_value_organisation_number FOREIGN KEY(organisation, number) REFERENCES audit (organisation, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE cycle (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    start DATE NOT NULL,
    weeks INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_cycle PRIMARY KEY (organisation, id),
    CONSTRAINT fk_cycle_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE mute (
    organisation INTEGER NOT NULL,
    rule VARCHAR COLLATE "C" NOT NULL,
    "where" VARCHAR COLLATE "C" NOT NULL,
    nth INTEGER NOT NULL,
    reason VARCHAR COLLATE "C" NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_mute PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_mute_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE observed_metric (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    title VARCHAR COLLATE "C" NOT NULL,
    unit VARCHAR COLLATE "C" NOT NULL,
    better VARCHAR COLLATE "C",
    kind VARCHAR COLLATE "C" NOT NULL,
    is_financial BOOLEAN NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_observed_metric PRIMARY KEY (organisation, id),
    CONSTRAINT fk_observed_metric_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE seen_hypothesis (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    initiative VARCHAR COLLATE "C" NOT NULL,
    result VARCHAR COLLATE "C" NOT NULL,
    words VARCHAR COLLATE "C",
    CONSTRAINT pk_seen_hypothesis PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_hypothesis_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE seen_key_result (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key_result VARCHAR COLLATE "C" NOT NULL,
    state VARCHAR COLLATE "C" NOT NULL,
    baseline DOUBLE PRECISION,
    current DOUBLE PRECISION,
    target DOUBLE PRECISION,
    unit VARCHAR COLLATE "C" NOT NULL,
    progress_ratio DOUBLE PRECISION,
    n_items INTEGER,
    start DATE,
    "end" DATE,
    window_weeks INTEGER,
    is_widened BOOLEAN NOT NULL,
    as_of TIMESTAMP WITH TIME ZONE,
    confidence_ratio DOUBLE PRECISION,
    counter DOUBLE PRECISION,
    CONSTRAINT pk_seen_key_result PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_key_result_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    connector VARCHAR COLLATE "C" NOT NULL,
    path VARCHAR COLLATE "C" NOT NULL,
    zone VARCHAR COLLATE "C",
    date_format VARCHAR COLLATE "C",
    delimiter VARCHAR COLLATE "C",
    encoding VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (organisation, id),
    CONSTRAINT fk_source_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE strategy (
    organisation INTEGER NOT NULL,
    vision VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (organisation),
    CONSTRAINT fk_strategy_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    customer VARCHAR COLLATE "C",
    phase VARCHAR COLLATE "C",
    value_metric VARCHAR COLLATE "C",
    policy_start VARCHAR COLLATE "C" NOT NULL,
    policy_reopened VARCHAR COLLATE "C" NOT NULL,
    policy_calendar VARCHAR COLLATE "C" NOT NULL,
    policy_zone VARCHAR COLLATE "C" NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_stream PRIMARY KEY (organisation, id),
    CONSTRAINT fk_stream_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source_column (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    ours VARCHAR COLLATE "C" NOT NULL,
    theirs VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_source_column PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_column_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE source_status (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    attribute VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_source_status PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_status_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE strategy_constraint (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_strategy_constraint PRIMARY KEY (organisation, position),
    CONSTRAINT fk_strategy_constraint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_item_type (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    item_type VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_stream_item_type PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_item_type_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_team (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    team VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_stream_team PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_team_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE take (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_take PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE waypoint (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    text VARCHAR COLLATE "C" NOT NULL,
    by DATE,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_waypoint PRIMARY KEY (organisation, id),
    CONSTRAINT fk_waypoint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE workflow_status (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    status VARCHAR COLLATE "C" NOT NULL,
    state VARCHAR COLLATE "C",
    queue_of VARCHAR COLLATE "C",
    CONSTRAINT pk_workflow_status PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_workflow_status_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE objective (
    organisation INTEGER NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    cycle VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C",
    text VARCHAR COLLATE "C" NOT NULL,
    why VARCHAR COLLATE "C",
    waypoint VARCHAR COLLATE "C",
    ambition VARCHAR COLLATE "C",
    author VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_objective PRIMARY KEY (organisation, id),
    CONSTRAINT fk_objective_organisation_cycle FOREIGN KEY(organisation, cycle) REFERENCES cycle (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_waypoint FOREIGN KEY(organisation, waypoint) REFERENCES waypoint (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE take_where (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    take INTEGER NOT NULL,
    attribute VARCHAR COLLATE "C" NOT NULL,
    value VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_take_where PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_where_organisation_stream_take FOREIGN KEY(organisation, stream, take) REFERENCES take (organisation, stream, position) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    text VARCHAR COLLATE "C" NOT NULL,
    status VARCHAR COLLATE "C",
    author VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_initiative PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_initiative_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE key_result (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    metric VARCHAR COLLATE "C",
    of_stream VARCHAR COLLATE "C",
    of_item_type VARCHAR COLLATE "C",
    of_status VARCHAR COLLATE "C",
    of_statistic VARCHAR COLLATE "C",
    of_window_weeks INTEGER,
    baseline DOUBLE PRECISION,
    baseline_at DATE,
    target DOUBLE PRECISION,
    low DOUBLE PRECISION,
    high DOUBLE PRECISION,
    counter VARCHAR COLLATE "C",
    counter_stream VARCHAR COLLATE "C",
    counter_item_type VARCHAR COLLATE "C",
    counter_status VARCHAR COLLATE "C",
    counter_statistic VARCHAR COLLATE "C",
    counter_window_weeks INTEGER,
    text VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_key_result PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_key_result_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE ripple (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    "to" VARCHAR COLLATE "C" NOT NULL,
    nth INTEGER NOT NULL,
    effect VARCHAR COLLATE "C" NOT NULL,
    text VARCHAR COLLATE "C",
    strength VARCHAR COLLATE "C",
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_ripple PRIMARY KEY (organisation, objective, "to", nth),
    CONSTRAINT fk_ripple_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE hypothesis (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    initiative VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    key_result VARCHAR COLLATE "C" NOT NULL,
    change DOUBLE PRECISION,
    by_week INTEGER,
    because VARCHAR COLLATE "C",
    CONSTRAINT pk_hypothesis PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_hypothesis_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hypothesis_organisation_objective_key_result FOREIGN KEY(organisation, objective, key_result) REFERENCES key_result (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative_item (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    initiative VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    item VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_initiative_item PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_item_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE initiative_team (
    organisation INTEGER NOT NULL,
    objective VARCHAR COLLATE "C" NOT NULL,
    initiative VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    team VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_initiative_team PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_team_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE FUNCTION narrows_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is only ever added to'; END
$$

CREATE TRIGGER observation_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON observation
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER check_in_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON check_in
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER seen_key_result_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON seen_key_result
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER seen_hypothesis_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON seen_hypothesis
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER snapshot_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER audit_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER audit_value_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_value
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()
