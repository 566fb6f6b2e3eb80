"""What a number of a key result is made of."""

from dataclasses import replace
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from narrows.domain import amounts
from narrows.domain.day_words import day_text
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.explain.key_result import COUNTER, PROGRESS, explain_key_result
from narrows.services.explain.known import Known
from narrows.services.reviewing import Review
from narrows.views.explained_results import GRADE, called, card_of, number_of, since
from narrows.views.explanation import ExplanationPage, explanation_page
from narrows.views.graded_number import by_policy_then
from narrows.views.sheets.explanation import explanation_sheet
from narrows.web.asked_items import Chosen
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.explained import explained_response
from narrows.web.exports.files import exported, file_of
from narrows.web.number_links import result_path
from narrows.web.pages import twin
from narrows.web.restated import result_told_before
from narrows.web.rows_once import rows_once
from narrows.web.seen import counted_then, seen_by

router = APIRouter()

CLOSED = "So it was graded when its cycle closed."
"""Said of what a closed cycle keeps."""

BESIDE = {
    "current": "Where it stands",
    "baseline": "Where it began",
    "moved": "By how much that moved",
    "progress_ratio": "How far that is",
}
"""Statistics that the page of each leads to."""


class AskedResult(BaseModel):
    """The part of an address behind its question mark; a misspelt name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")

    statistic: Annotated[str, Field(max_length=40)] = "current"
    check_in: Annotated[int | None, Chosen] = None
    since: Annotated[int | None, Chosen] = None
    until: Annotated[date | None, Chosen] = None


Number = Annotated[AskedResult, Query()]


# First the file: a parameter at the end of a path would take its `.csv` too.
@exported(router, "/objectives/{objective}/explain/{key_result}")
def explained_result_file(
    request: Request, objective: str, *, key_result: str, asked: Number
) -> Response:
    """The same as a table: the items in the sum, then those left out."""
    answer = _answer(request, KeyResultKey(objective, key_result), asked=asked)
    as_of = answer.explanation.measurement.as_of
    sheet = explanation_sheet(answer)
    return file_of(request, sheet, of=f"{objective}-{key_result}", as_of=as_of)


@twin(router, "/objectives/{objective}/explain/{key_result}")
def explained_result(
    request: Request, objective: str, *, key_result: str, asked: Number
) -> Response:
    """What is this number of a key result made of?"""
    answer = _answer(request, KeyResultKey(objective, key_result), asked=asked)
    return explained_response(
        request,
        answer,
        of=answer.explanation.measurement.stream,
        above=f"/objectives/{quote(objective, safe='')}",
        beside=[
            (words, result_path(objective, key_result, statistic=statistic))
            for statistic, words in BESIDE.items()
            if statistic != asked.statistic
        ],
    )


def _answer(request: Request, key: KeyResultKey, *, asked: AskedResult) -> ExplanationPage:
    desk, decided = desk_of(request), decided_of(request)
    review = decided.review
    own = objective_named(review.plan, key.objective)
    seen = seen_by(request, key, number=asked.check_in)
    # A check-in keeps what the key result was, and nothing of what guards it.
    is_guard = asked.statistic.startswith(COUNTER)
    before = None if is_guard else seen_by(request, key, number=asked.since)
    measured = seen.progress if seen else _progress(review, key, asked=asked)
    known = Known(
        review.plan,
        rows_once(request) if review.streams or review.unaligned else None,
        desk.repository.every_observation(),
        review.measured_at,
        since(measured, before) if measured else None,
        asked.until,
        f"as check-in {asked.since} saw it" if before else "baseline",
    )
    statistic = PROGRESS if asked.statistic == GRADE else asked.statistic
    found = explain_key_result("/".join(key), known=known, statistic=statistic)
    # Of a day, and as a check-in saw it, a number is not the grade.
    closed_at = None if asked.until or seen else review.closed_at.get(own.cycle)
    versions = review.versions.get(found.measurement.stream or "", ())
    found, versions = by_policy_then(found, versions, closed_at=closed_at)
    told_of = found.measurement
    card = card_of(own, key.key_result, review=review, seen=seen)
    card = replace(card, progress=since(card.progress, before))
    is_closed = state_of(own.cycle, decided.sayings) is CycleState.CLOSED
    told = explanation_page(
        found,
        called(card, asked.statistic),
        versions=versions,
        value=amounts.value(told_of.value, told_of.unit, beside=found.beside)
        if asked.until
        else number_of(card, asked.statistic),
        seen=_words(request, key, asked=asked, is_closed=is_closed),
    )
    return replace(told, restated=result_told_before(request, key, until=asked.until))


def _words(request: Request, key: KeyResultKey, *, asked: AskedResult, is_closed: bool) -> str:
    """As of when the number is told, where that is not today."""
    if asked.check_in is not None:
        counted = counted_then(request, key, number=asked.check_in)
        return f"So check-in {asked.check_in} saw it{counted}."
    if asked.until is not None:
        return f"So it stood when {day_text(asked.until)} began, by what is known today."
    return CLOSED if is_closed else ""


def _progress(review: Review, key: KeyResultKey, *, asked: AskedResult) -> KeyResultProgress | None:
    """What the pages show was taken from; `None` measures it up to the day that is asked for."""
    measured = review.counters if asked.statistic.startswith(COUNTER) else review.progress
    return None if asked.until else measured.get(key)
