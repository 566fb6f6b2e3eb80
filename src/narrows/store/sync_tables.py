"""The tables of syncs and of what tools know us by: no decisions, but for that a secret is kept."""

from sqlalchemy import Column, Integer

from narrows.store.column_types import UTCDateTime
from narrows.store.tables import instant, key, needed, nth, number, owned, refers, words, yes_or_no

secret = owned(
    "secret",
    key("source"),
    key("purpose"),
    needed("origin"),
    needed("key_id"),
    needed("sealed"),
    instant("made_at"),
    refers("ledger"),
)
job = owned(
    "job",
    key("source"),
    Column("due_at", UTCDateTime),
    needed("fence", Integer),
    words("holder"),
    Column("held_until", UTCDateTime),
    yes_or_no("is_asked"),
    refers("ledger"),
)
sync_run = owned(
    "sync_run",
    key("source"),
    nth("number"),
    needed("asked_by"),
    instant("begun_at"),
    Column("ended_at", UTCDateTime),
    words("doing"),
    number("done_ratio"),
    Column("complete_until", UTCDateTime),
    words("incomplete"),
    needed("n_new", Integer),
    needed("n_faults", Integer),
    refers("ledger"),
)
hook_delivery = owned(
    "hook_delivery",
    key("source"),
    key("digest"),
    needed("number", Integer),
    instant("at"),
    refers("ledger"),
)
