"""The items behind a number, a page at a time: portable SQL.

Its text is put together from fixed pieces, words of the glossary and numbers of ours. What people
typed comes as the number of a status, in `periods` (the stream, and when items were done) or in
`words`.
"""

from collections.abc import Mapping, Sequence

from narrows.domain.drilling import ItemOrder, ItemState
from narrows.domain.work import ItemType
from narrows.metrics.listing import HAS_AGE, IN_PROCESS, ITEM_COLUMNS
from narrows.metrics.looked_up import ASKED, numbered

NO_STATUS = -1
"""A status that no item was ever in."""

STATES: Mapping[ItemState, str] = {
    ItemState.OPEN: IN_PROCESS,
    ItemState.AGEING: HAS_AGE,
    ItemState.DONE: "items.done_at_us is not null",
    ItemState.UNMEASURED: "items.done_at_us is not null and items.flow_time_us is null",
}

ORDERS: Mapping[ItemOrder, str] = {
    ItemOrder.AGE: (
        f"case when {HAS_AGE} then 0 else 1 end, "
        "case when items.started_at_us is null then 1 else 0 end, items.started_at_us, items.item"
    ),
    ItemOrder.FLOW_TIME: (
        "case when items.flow_time_us is null then 1 else 0 end, items.flow_time_us desc, "
        "items.item"
    ),
    ItemOrder.DONE: (
        "case when items.done_at_us is null then 1 else 0 end, items.done_at_us desc, "
        "items.created_at_us desc, items.item"
    ),
    ItemOrder.CREATED: "items.created_at_us desc, items.item",
}
"""What is undefined comes last, on every engine."""

VISITED = "items.item in (select item from visits where stream = {stream} and status in ({of}))"
DONE_WITHIN = "items.done_at_us >= periods.start_us and items.done_at_us < periods.end_us"


def where(
    stream: int,
    *,
    state: ItemState | None,
    statuses: Sequence[int],
    visited: Sequence[int],
    item_type: ItemType | None,
    is_done_within: bool,
) -> str:
    """What holds of the items asked for.

    Args:
        stream: The number of the one whose items are asked for.
        state: Where they are on their way; `None` is anywhere.
        statuses: Numbers of statuses of which they are in one now; none is any.
        visited: Numbers of statuses of which they were in one; none is any.
        item_type: Of this type; `None` is any.
        is_done_within: Whether they were done in the span that `periods` says.
    """
    parts = [f"items.stream = {int(stream)}"]
    if state is not None:
        parts.append(STATES[state])
    if statuses:
        parts.append(f"items.status in ({numbered(statuses)})")
    if visited:
        parts.append(VISITED.format(stream=int(stream), of=numbered(visited)))
    if item_type is not None:
        parts.append(f"items.item_type = '{ItemType(item_type).value}'")
    if is_done_within:
        parts.append(DONE_WITHIN)
    return " and ".join(parts)


def counted(where: str) -> str:
    """How many items that is."""
    return f"select count(*) as n_items from {ASKED} where {where}"


def paged(where: str, order: ItemOrder, *, stream: int, limit: int, offset: int) -> str:
    """One page of them, with the columns of `LISTED_ITEMS` and how many all pages have."""
    # Counted beside, not by a window: DuckDB before 2.0 now and then dies of `over ()` of no rows.
    # The stream is said again for the second reading: else all streams' items are looked through.
    place = ORDERS[order]
    return f"""
with page as (
    select items.item
    from {ASKED}
    where {where}
    order by {place}
    limit {int(limit)} offset {int(offset)}
), counted as ({counted(where)})
select {ITEM_COLUMNS}, counted.n_items
from page
cross join counted
join items on items.item = page.item and items.stream = {int(stream)}
join keys on keys.item = page.item
join statuses on statuses.status = items.status
order by {place}
"""
