"""The page of a number that was taken apart, whatever the number is of."""

from collections.abc import Callable, Sequence
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response

from narrows.domain.amounts import exactly
from narrows.domain.drilling import ItemsAsked
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.measure import Period
from narrows.domain.streams import UNALIGNED_WORK
from narrows.views.explanation import ExplanationPage
from narrows.views.limits import LIMITS, in_sum
from narrows.views.rounding import number
from narrows.web.exports.addresses import files_of
from narrows.web.item_links import item_path, items_path
from narrows.web.pages import page

SHOWN_ITEMS = 200
"""On the page; files and the twin have all."""


def explained_response(
    request: Request,
    answer: ExplanationPage,
    *,
    of: str | None,
    above: str | None,
    beside: Sequence[tuple[str, str]] | None = None,
    week_path: Callable[[Period], str] | None = None,
) -> Response:
    """The page.

    Args:
        request: What was asked.
        answer: The number, taken apart.
        of: Id of the stream whose items are its items; `None` where it is of none.
        above: Where that is which the number is of.
        beside: The other numbers of a key result and where they are taken apart; `None` where it
            is of none.
        week_path: Where a week of it is taken apart; `None` where weeks lead nowhere.
    """
    measured = answer.explanation.measurement
    return page(
        request,
        "explanation.html",
        answer=answer,
        item_path=_item_path(of),
        shown=lambda value: exactly(value, measured.unit),
        files=files_of(request),
        above=above,
        # What it is measured by stands in what it means.
        asked=answer.explanation.title.partition(": ")[0],
        beside=beside or (),
        week_path=week_path,
        in_week=_in_week(answer.explanation),
        has_wholes=_has_wholes(answer.explanation),
        has_values=any(each.value is not None for each in answer.explanation.weeks),
        items_there=_items_there(answer, of),
        most=SHOWN_ITEMS,
    )


def _in_week(told: Explanation) -> Callable[[float | None], str]:
    """How it is told what a week adds: shares of which limits come as their chart has them."""
    measured = told.measurement
    if measured.statistic == LIMITS and measured.unit == "ratio":
        return lambda part: in_sum(part, measured.unit)
    return number


def stream_path(stream: str) -> str:
    """Where a stream, or unaligned work, is shown."""
    return f"/streams/{quote(stream, safe='')}"


def _items_there(answer: ExplanationPage, stream: str | None) -> str | None:
    """The items of a status, where a number comes of its weeks and names none."""
    found = answer.explanation
    status = found.measurement.status
    if found.items or not found.weeks or status is None or stream is None:
        return None
    return items_path(stream, ItemsAsked(stream, visited=(status,)))


def _has_wholes(found: Explanation) -> bool:
    return bool(found.whole) and any(each.whole is not None for each in found.items[:SHOWN_ITEMS])


def _item_path(stream: str | None) -> Callable[[ExplainedItem], str]:
    return lambda item: item_path(item.stream or stream or UNALIGNED_WORK, item.id)
