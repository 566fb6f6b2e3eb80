"""Drilling: the items that a number was made of, a page at a time, and one item with its visits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import cast

from narrows.domain.drilling import ItemsAsked
from narrows.domain.errors import NarrowsError
from narrows.domain.flow import FlowItem
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.metrics import drilled, looked_up
from narrows.services.flow.listing import ItemRow, VisitRow, item_of, visit_of
from narrows.services.flow.measuring import STATUS_NAMES
from narrows.services.flow.span_asked import span_asked
from narrows.services.flow.spans import policy_of, span_of

PAGE_ITEMS = 50


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """One page of the items asked for.

    Attributes:
        items: Without their visits, in order.
        n_items: All that were asked for. [items]
        page: Which page, from 1; the last one where a later one was asked for.
        n_pages: At least 1.
        zone: IANA zone of the stream.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when the stream's sources are known to be complete. [UTC]
    """

    items: tuple[FlowItem, ...]
    n_items: int
    page: int
    n_pages: int
    zone: str
    as_of: datetime
    complete_until: datetime


def make_ready(history: History) -> None:
    """Read the names of all items now, for a history that is asked for long.

    The files that names are read from may be gone when the first page asks for them.
    """
    history.rows(looked_up.COUNT_NAMES)


def drill(
    history: History, asked: ItemsAsked, *, page: int = 1, page_items: int = PAGE_ITEMS
) -> ItemsPage:
    """The items behind a number.

    Args:
        history: Visits and items as of one instant.
        asked: Which.
        page: Which page of them, from 1.
        page_items: How many stand on one. [items]

    Raises:
        NarrowsError: `stream-unknown`.
    """
    span = span_of(history, asked.stream)
    where = _where(history, span, asked=asked)
    within = [span_asked(span, asked)]

    def query(number: int) -> str:
        part = {"limit": page_items, "offset": (number - 1) * page_items}
        return drilled.paged(where, asked.ordered_by, stream=span.number, **part)

    shown = max(page, 1)
    rows = history.rows(query(shown), within)
    if not rows and shown > 1:
        shown = _last_page(history, drilled.counted(where), within=within, page_items=page_items)
        rows = history.rows(query(shown), within)
    n_items = int(str(rows[0][-1])) if rows else 0
    return ItemsPage(
        items=tuple(item_of(span, cast("ItemRow", row[:-1])) for row in rows),
        n_items=n_items,
        page=shown,
        n_pages=max(1, -(-n_items // page_items)),
        zone=policy_of(span).zone,
        as_of=span.as_of,
        complete_until=span.complete_until,
    )


def _where(history: History, span: StreamSpan, *, asked: ItemsAsked) -> str:
    numbers = status_numbers(history) if asked.statuses or asked.visited else {}
    return drilled.where(
        span.number,
        state=asked.state,
        statuses=[numbers.get(each, drilled.NO_STATUS) for each in asked.statuses],
        visited=[numbers.get(each, drilled.NO_STATUS) for each in asked.visited],
        item_type=asked.item_type,
        is_done_within=asked.done_from is not None or asked.done_to is not None,
    )


def _last_page(
    history: History, counted: str, *, within: Sequence[PeriodRow], page_items: int
) -> int:
    ((n_items,),) = cast("list[tuple[int]]", history.rows(counted, within))
    return max(1, -(-n_items // page_items))


def items_named(history: History, key: str, *, stream: str | None) -> tuple[FlowItem, ...]:
    """The items of a stream that a tool calls by one key, with their visits.

    Mostly one: two only where two sources use the same key.

    Args:
        history: Visits and items as of one instant.
        key: The source's own key.
        stream: Id of the stream; `None` is unaligned work.

    Raises:
        NarrowsError: `stream-unknown`, `item-unknown`.
    """
    span = span_of(history, stream)
    asked = [PeriodRow(span.number, period=0, start_us=0, end_us=0)]
    found = cast("list[tuple[int]]", history.rows(looked_up.NAMED, asked, words=[key]))
    if not found:
        raise NarrowsError(
            "item-unknown",
            f"There is no item «{key}» in {_named(span)}; perhaps another stream takes it, or it "
            "is not synced yet.",
        )
    numbers = [number for (number,) in found]
    visits = cast("list[VisitRow]", history.rows(looked_up.visits_of(numbers, span.number)))
    stays = {
        item: tuple(visit_of(row) for row in rows)
        for item, rows in groupby(visits, key=lambda row: row[0])
    }
    rows = cast("list[ItemRow]", history.rows(looked_up.detailed(numbers, span.number)))
    return tuple(item_of(span, row, visits=stays[row[1]]) for row in rows)


def status_numbers(history: History) -> Mapping[str, int]:
    """The number of each status that an item was ever in, by the tool's word."""
    rows = cast("Sequence[tuple[int, str]]", history.rows(STATUS_NAMES))
    return {name: number for number, name in rows}


def _named(span: StreamSpan) -> str:
    return "unaligned work" if span.stream is None else f"stream «{span.stream.id}»"
