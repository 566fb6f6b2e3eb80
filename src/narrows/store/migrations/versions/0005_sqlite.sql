CREATE TABLE severity (
    organisation INTEGER NOT NULL,
    rule TEXT NOT NULL,
    "where" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    severity TEXT NOT NULL,
    reason TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_severity PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_severity_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)
