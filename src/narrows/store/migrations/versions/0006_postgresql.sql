ALTER TABLE source ADD COLUMN every_s INTEGER

CREATE TABLE source_take (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_source_take PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE secret (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    purpose VARCHAR COLLATE "C" NOT NULL,
    origin VARCHAR COLLATE "C" NOT NULL,
    key_id VARCHAR COLLATE "C" NOT NULL,
    sealed VARCHAR COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_secret PRIMARY KEY (organisation, source, purpose),
    CONSTRAINT fk_secret_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE job (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    fence INTEGER NOT NULL,
    holder VARCHAR COLLATE "C",
    held_until TIMESTAMP WITH TIME ZONE,
    is_asked BOOLEAN NOT NULL,
    CONSTRAINT pk_job PRIMARY KEY (organisation, source),
    CONSTRAINT fk_job_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE sync_run (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    asked_by VARCHAR COLLATE "C" NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    doing VARCHAR COLLATE "C",
    done_ratio DOUBLE PRECISION,
    complete_until TIMESTAMP WITH TIME ZONE,
    incomplete VARCHAR COLLATE "C",
    n_new INTEGER NOT NULL,
    n_faults INTEGER NOT NULL,
    CONSTRAINT pk_sync_run PRIMARY KEY (organisation, source, number),
    CONSTRAINT fk_sync_run_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE hook_delivery (
    organisation INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    digest VARCHAR COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_hook_delivery PRIMARY KEY (organisation, source, digest),
    CONSTRAINT fk_hook_delivery_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)
