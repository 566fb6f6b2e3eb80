"""Items that a tool shows no longer: their history is kept, and no number counts them."""

from collections.abc import Mapping

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.work import Fault
from narrows.warehouse.arrays import texts

MOST_NAMED = 5

LEAVE_OUT = """
DELETE FROM assigned WHERE item IN (
    SELECT item FROM raw_items JOIN gone_items
    ON raw_items.source = gone_items.source AND raw_items.key = gone_items.key
)
"""


def leave_out(con: duckdb.DuckDBPyConnection, sources: Mapping[str, LoadedSource]) -> list[Fault]:
    """Take the items that are gone out of `assigned`, and say which."""
    gone = {each.id: each.followed.gone for each in sources.values() if each.followed}
    rows = [(source, key) for source, keys in gone.items() for key in keys]
    if not rows:
        return []
    con.register(
        "gone_items",
        {
            "source": texts(source for source, _ in rows),
            "key": texts(key for _, key in rows),
        },
    )
    con.execute(LEAVE_OUT)
    con.unregister("gone_items")
    return [Fault(source, _said(keys)) for source, keys in gone.items() if keys]


def _said(keys: tuple[str, ...]) -> str:
    named = ", ".join(keys[:MOST_NAMED]) + (", …" if len(keys) > MOST_NAMED else "")
    one = len(keys) == 1
    return (
        f"{len(keys):,} item{'' if one else 's'} that the tool shows no longer "
        f"{'is' if one else 'are'} left out: {named}"
    )
