"""The store: what was decided, relational, on SQLite or PostgreSQL."""

from narrows.store.opening import Store, open_store

__all__ = ["Store", "open_store"]
