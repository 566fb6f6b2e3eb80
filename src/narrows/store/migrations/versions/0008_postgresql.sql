CREATE TABLE week_value (
    organisation INTEGER NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    metric VARCHAR COLLATE "C" NOT NULL,
    statistic VARCHAR COLLATE "C" NOT NULL,
    item_type VARCHAR COLLATE "C" NOT NULL,
    week DATE NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE PRECISION,
    n_items INTEGER NOT NULL,
    as_of TIMESTAMP WITH TIME ZONE NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by VARCHAR COLLATE "C" NOT NULL,
    cause VARCHAR COLLATE "C" NOT NULL,
    told VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_week_value PRIMARY KEY (organisation, stream, metric, statistic, item_type, week, number),
    CONSTRAINT fk_week_value_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER week_value_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON week_value
FOR EACH STATEMENT EXECUTE FUNCTION narrows_only_added()
