"""The stores of the store's own suite: SQLite and PostgreSQL."""

from tests.store.conftest import address, addresses, opened

__all__ = ["address", "addresses", "opened"]
