ALTER TABLE week_value ADD COLUMN told_instants TEXT
