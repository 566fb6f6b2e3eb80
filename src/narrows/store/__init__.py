"""The store: what was decided, relational, on SQLite or PostgreSQL."""
