CREATE TABLE saying (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR COLLATE "C" NOT NULL,
    key VARCHAR COLLATE "C" NOT NULL,
    act VARCHAR COLLATE "C" NOT NULL,
    words VARCHAR COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR COLLATE "C" NOT NULL,
    behalf VARCHAR COLLATE "C",
    refers INTEGER,
    request_key VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_saying PRIMARY KEY (organisation, number),
    CONSTRAINT uq_saying_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_saying_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE saying_detail (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    value VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_saying_detail PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_saying_detail_organisation_number FOREIGN KEY(organisation, number) REFERENCES saying (organisation, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER saying_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON saying
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()

CREATE TRIGGER saying_detail_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON saying_detail
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()
