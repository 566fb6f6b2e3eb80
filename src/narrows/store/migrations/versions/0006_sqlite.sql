ALTER TABLE source ADD COLUMN every_s INTEGER

CREATE TABLE source_take (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT pk_source_take PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE secret (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    purpose TEXT NOT NULL,
    origin TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_secret PRIMARY KEY (organisation, source, purpose),
    CONSTRAINT fk_secret_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE job (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    due_at DATETIME,
    fence INTEGER NOT NULL,
    holder TEXT,
    held_until DATETIME,
    is_asked BOOLEAN NOT NULL,
    CONSTRAINT pk_job PRIMARY KEY (organisation, source),
    CONSTRAINT fk_job_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE sync_run (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    number INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    begun_at DATETIME NOT NULL,
    ended_at DATETIME,
    doing TEXT,
    done_ratio DOUBLE,
    complete_until DATETIME,
    incomplete TEXT,
    n_new INTEGER NOT NULL,
    n_faults INTEGER NOT NULL,
    CONSTRAINT pk_sync_run PRIMARY KEY (organisation, source, number),
    CONSTRAINT fk_sync_run_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE hook_delivery (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_hook_delivery PRIMARY KEY (organisation, source, digest),
    CONSTRAINT fk_hook_delivery_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)
