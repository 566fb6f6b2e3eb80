CREATE TABLE saying (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    act TEXT NOT NULL,
    words TEXT NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    behalf TEXT,
    refers INTEGER,
    request_key TEXT NOT NULL,
    CONSTRAINT pk_saying PRIMARY KEY (organisation, number),
    CONSTRAINT uq_saying_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_saying_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE saying_detail (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_saying_detail PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_saying_detail_organisation_number FOREIGN KEY(organisation, number) REFERENCES saying (organisation, number) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER saying_no_update BEFORE UPDATE ON saying
BEGIN SELECT RAISE(ABORT, 'saying is only ever added to'); END

CREATE TRIGGER saying_no_delete BEFORE DELETE ON saying
BEGIN SELECT RAISE(ABORT, 'saying is only ever added to'); END

CREATE TRIGGER saying_detail_no_update BEFORE UPDATE ON saying_detail
BEGIN SELECT RAISE(ABORT, 'saying_detail is only ever added to'); END

CREATE TRIGGER saying_detail_no_delete BEFORE DELETE ON saying_detail
BEGIN SELECT RAISE(ABORT, 'saying_detail is only ever added to'); END
