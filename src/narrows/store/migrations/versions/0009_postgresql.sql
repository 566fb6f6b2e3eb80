ALTER TABLE week_value ADD COLUMN told_instants VARCHAR COLLATE "C"
