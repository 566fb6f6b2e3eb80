CREATE TABLE week_value (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    metric TEXT NOT NULL,
    statistic TEXT NOT NULL,
    item_type TEXT NOT NULL,
    week DATE NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE,
    n_items INTEGER NOT NULL,
    as_of DATETIME NOT NULL,
    taken_at DATETIME NOT NULL,
    made_by TEXT NOT NULL,
    cause TEXT NOT NULL,
    told TEXT NOT NULL,
    CONSTRAINT pk_week_value PRIMARY KEY (organisation, stream, metric, statistic, item_type, week, number),
    CONSTRAINT fk_week_value_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TRIGGER week_value_no_update BEFORE UPDATE ON week_value
BEGIN SELECT RAISE(ABORT, 'week_value is only ever added to'); END

CREATE TRIGGER week_value_no_delete BEFORE DELETE ON week_value
BEGIN SELECT RAISE(ABORT, 'week_value is only ever added to'); END
