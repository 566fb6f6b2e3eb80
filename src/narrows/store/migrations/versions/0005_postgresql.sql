CREATE TABLE severity (
    organisation INTEGER NOT NULL,
    rule VARCHAR COLLATE "C" NOT NULL,
    "where" VARCHAR COLLATE "C" NOT NULL,
    nth INTEGER NOT NULL,
    severity VARCHAR COLLATE "C" NOT NULL,
    reason VARCHAR COLLATE "C" NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_severity PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_severity_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)
