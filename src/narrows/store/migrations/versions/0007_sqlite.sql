ALTER TABLE stream ADD COLUMN policy_level TEXT
