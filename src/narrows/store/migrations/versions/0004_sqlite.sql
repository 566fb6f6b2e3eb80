CREATE TABLE token (
    organisation INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    may_read BOOLEAN NOT NULL,
    may_write BOOLEAN NOT NULL,
    may_push BOOLEAN NOT NULL,
    made_at DATETIME NOT NULL,
    revoked_at DATETIME,
    CONSTRAINT pk_token PRIMARY KEY (organisation, name),
    CONSTRAINT uq_token_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_token_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE kept_answer (
    organisation INTEGER NOT NULL,
    request_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    etag TEXT,
    location TEXT,
    at DATETIME NOT NULL,
    CONSTRAINT pk_kept_answer PRIMARY KEY (organisation, request_key),
    CONSTRAINT fk_kept_answer_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE pushed_change (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    item TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at DATETIME NOT NULL,
    source_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_pushed_change PRIMARY KEY (organisation, number),
    CONSTRAINT uq_pushed_change_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_pushed_change_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER kept_answer_no_update BEFORE UPDATE ON kept_answer
BEGIN SELECT RAISE(ABORT, 'kept_answer is only ever added to'); END

CREATE TRIGGER kept_answer_no_delete BEFORE DELETE ON kept_answer
BEGIN SELECT RAISE(ABORT, 'kept_answer is only ever added to'); END

CREATE TRIGGER pushed_change_no_update BEFORE UPDATE ON pushed_change
BEGIN SELECT RAISE(ABORT, 'pushed_change is only ever added to'); END

CREATE TRIGGER pushed_change_no_delete BEFORE DELETE ON pushed_change
BEGIN SELECT RAISE(ABORT, 'pushed_change is only ever added to'); END
