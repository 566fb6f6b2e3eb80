"""Items by what they are called or by their numbers, and their visits: portable SQL."""

from collections.abc import Sequence

from narrows.metrics.listing import ITEM_COLUMNS

ASKED = "items join periods on periods.stream = items.stream"
"""The items of the streams that `periods` has."""

COUNT_NAMES = "select count(*) from keys"

NAMED = f"""
select items.item
from {ASKED}
join keys on keys.item = items.item
join words on words.word = keys.key
order by items.item
"""
"""The items of a stream that have a key of `words`: sources may use the same one."""


def detailed(items: Sequence[int], stream: int | None = None) -> str:
    """Some items by their numbers, with the columns of `narrows.metrics.listing.LISTED_ITEMS`.

    Args:
        items: Their numbers.
        stream: That of the one which they all are of, where it is known: no other is read then.
    """
    of_stream = "" if stream is None else f"items.stream = {int(stream)} and "
    return f"""
select {ITEM_COLUMNS}
from items
join keys on keys.item = items.item
join statuses on statuses.status = items.status
where {of_stream}items.item in ({numbered(items)})
order by items.item
"""


def named(stream: int, *, first: int, last: int) -> str:
    """What a stream's items from one number to another are called: number, key, title and type."""
    return f"""
select items.item, keys.key, keys.title, items.item_type
from items
join keys on keys.item = items.item
where items.stream = {int(stream)} and items.item between {int(first)} and {int(last)}
order by items.item
"""


def visits_of(items: Sequence[int], stream: int) -> str:
    """The visits of items of a stream, as `narrows.metrics.listing.LISTED_VISITS` has them."""
    return f"""
select visits.item, statuses.name, visits.flow_state, visits.entered_at_us, visits.left_at_us
from visits
join statuses on statuses.status = visits.status
where visits.stream = {int(stream)} and visits.item in ({numbered(items)})
order by visits.item, visits.visit
"""


def numbered(numbers: Sequence[int]) -> str:
    """Numbers of ours as a list of SQL."""
    return ", ".join(str(int(each)) for each in numbers)
