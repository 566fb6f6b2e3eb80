CREATE TABLE token (
    organisation INTEGER NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    digest VARCHAR COLLATE "C" NOT NULL,
    may_read BOOLEAN NOT NULL,
    may_write BOOLEAN NOT NULL,
    may_push BOOLEAN NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_token PRIMARY KEY (organisation, name),
    CONSTRAINT uq_token_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_token_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE kept_answer (
    organisation INTEGER NOT NULL,
    request_key VARCHAR COLLATE "C" NOT NULL,
    fingerprint VARCHAR COLLATE "C" NOT NULL,
    status INTEGER NOT NULL,
    body VARCHAR COLLATE "C" NOT NULL,
    etag VARCHAR COLLATE "C",
    location VARCHAR COLLATE "C",
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_kept_answer PRIMARY KEY (organisation, request_key),
    CONSTRAINT fk_kept_answer_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE pushed_change (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    item VARCHAR COLLATE "C" NOT NULL,
    attribute VARCHAR COLLATE "C" NOT NULL,
    value VARCHAR COLLATE "C" NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    source_id VARCHAR COLLATE "C" NOT NULL,
    digest VARCHAR COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_pushed_change PRIMARY KEY (organisation, number),
    CONSTRAINT uq_pushed_change_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_pushed_change_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER kept_answer_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON kept_answer
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER pushed_change_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON pushed_change
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()
