"""Tables as files: at the address of a page, with `.csv` or `.xlsx` at its end."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.drilling import drill
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import span_of, whole_of
from narrows.views.item_filters import filters_of
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from narrows.views.objectives_asked import WHOLE
from narrows.views.sheets.items import items_sheet
from narrows.views.sheets.measurements import measurements_sheet
from narrows.views.sheets.objectives import objectives_sheet
from narrows.views.sheets.sheet import said_of_stream
from narrows.views.sheets.statuses import statuses_sheet
from narrows.views.sheets.value_score import value_score_sheet
from narrows.views.stream import stream_named
from narrows.views.stream_items import ORDERS
from narrows.views.told_about import ToldAbout
from narrows.web.asked_items import AskedItems, Chosen
from narrows.web.decided import decided_of
from narrows.web.desk import Desk, desk_of
from narrows.web.exports.files import exported, file_of
from narrows.web.objective_links import AskedObjectives
from narrows.web.value_score_shown import Asked, value_score_answer

router = APIRouter()

MOST_ROWS = 50_000
"""Of items in one file; a page waits for it."""


class AskedPeriods(BaseModel):
    """What is measured, of which periods; a misspelt name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")

    metric: Annotated[str | None, Chosen] = None
    by: Cut = Cut.WEEK
    start: Annotated[date | None, Chosen] = None
    end: Annotated[date | None, Chosen] = None


@exported(router, "/streams/{stream}/measurements")
def measurements(
    request: Request, stream: str, *, asked: Annotated[AskedPeriods, Query()]
) -> Response:
    """What was measured of a stream: unless asked otherwise, its last 26 complete weeks."""
    desk = desk_of(request)
    own = stream_named(desk.review().plan, stream)
    found = [
        each
        for each in measure(
            desk.history(),
            cut=asked.by,
            start=asked.start,
            end=asked.end,
            stream=own.id if own else None,
        )
        if (own or each.stream is None) and asked.metric in (None, each.metric)
    ]
    as_of = found[0].as_of if found else None
    sheet = measurements_sheet(
        found, of=_title(desk, stream), versions=desk.review().versions.get(stream, ())
    )
    return file_of(request, sheet, of=stream, as_of=as_of)


@exported(router, "/streams/{stream}/statuses")
def statuses(request: Request, stream: str) -> Response:
    """How work flows through each status."""
    desk = desk_of(request)
    review = desk.review()
    measured = review.of(stream)
    sheet = statuses_sheet(
        measured.statuses if measured else (),
        of=_title(desk, stream),
        as_of=measured.as_of if measured else None,
        complete_until=measured.complete_until if measured else None,
        policy=said_of_stream(review, stream),
        period=whole_of(span_of(desk.history(), None if stream == UNALIGNED_WORK else stream))
        if measured
        else None,
    )
    return file_of(request, sheet, of=stream, as_of=measured.as_of if measured else None)


@exported(router, "/streams/{stream}/items")
def items(request: Request, stream: str, *, asked: Annotated[AskedItems, Query()]) -> Response:
    """Which items a number is made of: all of them, whatever page was read."""
    desk = desk_of(request)
    own = stream_named(desk.review().plan, stream)
    question = asked.of(own.id if own else None)
    found = drill(desk.history(), question, page_items=MOST_ROWS)
    if found.n_items > MOST_ROWS:
        raise NarrowsError(
            "export-too-large",
            f"These are {found.n_items:,} items, and one file holds {MOST_ROWS:,}; ask for fewer "
            "days or one type, or take `narrows items --json`.",
        )
    words = [each.words for each in filters_of(question)] or ["all items"]
    said = f"{', '.join(words)}; {ORDERS[question.ordered_by]}"
    policy = said_of_stream(desk.review(), stream)
    sheet = items_sheet(found, of=_title(desk, stream), policy=policy, asked=said)
    return file_of(request, sheet, of=stream, as_of=found.as_of)


@exported(router, "/objectives")
def all_objectives(request: Request, asked: Annotated[AskedObjectives, Query()]) -> Response:
    """What we want this cycle, and how far it is: all that the page lists in parts."""
    desk = desk_of(request)
    decided, kept = decided_of(request), desk.repository
    told = ToldOfObjectives(kept.check_ins(), kept.snapshots(), ToldAbout(decided.sayings))
    wanted = replace(asked.of(decided.plan), page=WHOLE)
    page = objectives(decided.review, told, now=desk.now(), cycle=asked.cycle, asked=wanted)
    sheet = objectives_sheet(page, decided.review)
    return file_of(request, sheet, of=page.cycle.id if page.cycle else "", as_of=page.measured_at)


@exported(router, "/value-score")
def value_score(request: Request, asked: Asked) -> Response:
    """Where our capacity goes."""
    page = value_score_answer(request, asked)
    sheet = value_score_sheet(page, decided_of(request).review)
    return file_of(request, sheet, of="", as_of=page.as_of)


def _title(desk: Desk, stream: str) -> str:
    own = stream_named(desk.review().plan, stream)
    return (own.name or own.id) if own else UNALIGNED_WORK
