"""The tables of the way in for others: tokens, answers that were given, pushed changes."""

from sqlalchemy import Column, Integer, UniqueConstraint

from narrows.store.column_types import UTCDateTime
from narrows.store.tables import (
    ORGANISATION_COLUMN,
    instant,
    key,
    needed,
    nth,
    owned,
    refers,
    words,
    yes_or_no,
)

token = owned(
    "token",
    key("name"),
    needed("digest"),
    yes_or_no("may_read"),
    yes_or_no("may_write"),
    yes_or_no("may_push"),
    instant("made_at"),
    Column("revoked_at", UTCDateTime),
    UniqueConstraint(ORGANISATION_COLUMN, "digest"),
    refers("ledger"),
)
kept_answer = owned(
    "kept_answer",
    key("request_key"),
    needed("fingerprint"),
    needed("status", Integer),
    needed("body"),
    words("etag"),
    words("location"),
    instant("at"),
    refers("ledger"),
)
pushed_change = owned(
    "pushed_change",
    nth("number"),
    needed("source"),
    needed("item"),
    needed("attribute"),
    needed("value"),
    instant("changed_at"),
    needed("source_id"),
    needed("digest"),
    instant("at"),
    UniqueConstraint(ORGANISATION_COLUMN, "digest"),
    refers("ledger"),
)

ONLY_ADDED = (kept_answer, pushed_change)
"""The database itself refuses to change or to remove a row of these."""
