"""The quality of a stream's data: what is in doubt, its items, and the form that maps a status."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.services.quality.checks import littles_gap
from narrows.services.quality.checks.littles_gap import little_of
from narrows.services.quality.collecting import check_named
from narrows.services.quality.finding import finding
from narrows.services.quality.found_items import doubtful_items
from narrows.services.quality.mapping import MEANINGS, Mapping, map_status
from narrows.services.quality.question import Unable
from narrows.views.soundness import ended_text
from narrows.views.stream import stream_named
from narrows.views.stream_check import PAGE_ITEMS, pages_of, stream_check_page
from narrows.views.stream_quality import stream_quality_page
from narrows.web.decided import decided_of, room_of
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin
from narrows.web.quality_here import looked_here, quality_here
from narrows.web.quality_told import QualityWords
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import NOT_A_FORMS, Told

router = APIRouter()

SEE_OTHER = 303


@twin(router, "/streams/{stream}/quality")
def stream_quality(request: Request, stream: str, *, mapped: str = "") -> Response:
    """Can its history be trusted?"""
    return _shown(request, stream, mapped=mapped)


@twin(router, "/streams/{stream}/quality/{check}")
def stream_check(
    request: Request,
    stream: str,
    *,
    check: str,
    asked: Annotated[int, Query(ge=1, le=10**9, alias="page")] = 1,
) -> Response:
    """Which items does one check find?"""
    known, looked = check_named(check), looked_here(request, stream)
    found = finding(looked, known, listed=0)
    shown, question = min(asked, pages_of(found.n_times)), known.asks(looked)
    items = (
        []
        if isinstance(question, Unable)
        else doubtful_items(
            [looked],
            known,
            asked={looked.stream: question},
            limit=PAGE_ITEMS,
            offset=(shown - 1) * PAGE_ITEMS,
        )[looked.stream]
    )
    answer = stream_check_page(
        desk_of(request).review().plan,
        stream,
        as_of=looked.span.as_of,
        finding=replace(found, items=tuple(items)),
        items=items,
        page=shown,
    )
    if known.name == littles_gap.check.name:
        answer = replace(answer, measured=ended_text(little_of(looked)))
    return page(request, "stream_check.html", answer=answer, words=_words(stream))


@router.post("/streams/{stream}/quality")
def map_one(request: Request, stream: str, *, told: Told) -> Response:
    """Say what a status means."""
    mapping = Mapping(told.get("status", ""), told.get("meaning", ""), told.get("queue_of") or None)
    try:
        map_status(room_of(request), stream, mapping=mapping)
    except NarrowsError as refusal:
        status = status_of(refusal.slug)
        if status in NOT_A_FORMS:
            raise
        return _shown(request, stream, refused=refusal.message, status=status)
    where = f"/streams/{quote(stream, safe='')}/quality"
    return RedirectResponse(
        f"{where}?{urlencode({'mapped': mapping.status})}#mapped", status_code=SEE_OTHER
    )


def _shown(
    request: Request, stream: str, *, mapped: str = "", refused: str = "", status: int = 200
) -> Response:
    plan = decided_of(request).plan
    own = stream_named(plan, stream)
    known = {each.status for each in own.workflow.statuses} if own and own.workflow else set()
    return page(
        request,
        "stream_quality.html",
        answer=stream_quality_page(plan, stream, quality=quality_here(request, stream)),
        status=status,
        mapped=mapped if mapped in known else "",
        refused=refused,
        meanings=MEANINGS,
        words=_words(stream),
        takes_nothing=stream in desk_of(request).review().taking_nothing,
    )


def _words(stream: str) -> QualityWords:
    return QualityWords(f"/streams/{quote(stream, safe='')}", stream)
