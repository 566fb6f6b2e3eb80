"""Cycles: where each stands, and turning one from draft to closed."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.sayings import Saying
from narrows.services.cycles import closing, publishing
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import CycleState
from narrows.services.cycles.stops import cycle_findings, finding_key
from narrows.services.room import Room
from narrows.views.cycle_shown import CycleShown, cycle_shown, cycles_page
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.of_review import measured_room, once_of, settle_cycle, settled_review
from narrows.web.pages import page, twin
from narrows.web.sent_form import (
    NOTHING_SENT,
    SentForm,
    Told,
    form_name,
    remark_of,
    said_or_refused,
)

router = APIRouter()

SEE_OTHER = 303
WHY = "Say why it is published all the same, or mend it first."


@twin(router, "/cycles")
def cycles(request: Request) -> Response:
    """Where does each cycle stand?"""
    decided = decided_of(request)
    answer = cycles_page(decided.plan, decided.sayings, now=desk_of(request).now())
    return page(request, "cycles.html", answer=answer, states=tuple(CycleState))


@twin(router, "/cycles/{cycle}")
def cycle(request: Request, cycle: str, *, said: str = "") -> Response:
    """Where does it stand, and what does its next step ask?"""
    settle_cycle(request, cycle, plan=decided_of(request).plan)
    return _shown(request, cycle, said=said)


@router.post("/cycles/{cycle}/publication")
def publish(request: Request, cycle: str, *, told: Told) -> Response:
    """Publish it; each finding that says «stop» is answered in writing."""
    fields = {_field(each.key): each.key for each in _answer(request, cycle).asked.stops}
    reasons = {key: told.get(name, "") for name, key in fields.items() if told.get(name)}
    waiting: dict[str, str] = {}

    def say(room: Room) -> Saying:
        del room  # its plan is not the measured one
        review = settled_review(request)
        try:
            return publishing.publish(
                measured_room(request, review),
                cycle,
                facts=review.facts,
                reasons=reasons,
                remark=remark_of(told),
            )
        except publishing.StopsUnansweredError as refused:
            waiting.update({_field(finding_key(e)): WHY for e in refused.findings})
            raise

    return _after(request, cycle, told=told, say=say, errors=waiting)


@router.post("/cycles/{cycle}/closing")
def begin_closing(request: Request, cycle: str, *, told: Told) -> Response:
    """Begin to close it: grades are commented on, lessons written down."""
    return _after(
        request,
        cycle,
        told=told,
        say=lambda room: closing.begin_closing(room, cycle, remark=remark_of(told)),
    )


@router.post("/cycles/{cycle}/closure")
def close(request: Request, cycle: str, *, told: Told) -> Response:
    """Close it for good, with the grades as they are measured now."""

    def say(room: Room) -> Saying:
        del room  # its plan is not the measured one
        now, remark = settled_review(request), remark_of(told)
        own = {"progress": now.progress, "counters": now.counters}
        return closing.close(measured_room(request, now), cycle, **own, remark=remark)

    return _after(request, cycle, told=told, say=say)


def _after(
    request: Request,
    cycle: str,
    *,
    told: Told,
    say: Callable[[Room], Saying],
    errors: dict[str, str] | None = None,
) -> Response:
    done = said_or_refused(request, told, name="turn", say=say)
    if isinstance(done, SentForm):
        return _shown(request, cycle, sent=replace(done, errors=errors or done.errors))
    address = f"/cycles/{quote(cycle, safe='')}?said={done.number}#said"
    return RedirectResponse(address, status_code=SEE_OTHER)


def _shown(
    request: Request, cycle: str, *, said: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    decided = decided_of(request)
    return page(
        request,
        "cycle.html",
        answer=_answer(request, cycle),
        status=sent.status,
        states=tuple(CycleState),
        said=said_words(decided.sayings, said, plan=decided.plan),
        sent=sent.of("turn"),
        field_of=_field,
    )


def _answer(request: Request, cycle: str) -> CycleShown:
    decided = decided_of(request)
    review, told = decided.review, decided.sayings
    found = cycle_named(review.plan, cycle)
    last = told[-1].number if told else 0

    def asked() -> CycleShown:
        findings = cycle_findings(review.plan, review.facts, cycle=found, sayings=told)
        now = desk_of(request).now()
        return cycle_shown(found, review, findings=findings, sayings=told, now=now)

    # Reading it with every rule takes its time in a large plan.
    key = ("cycle", cycle, last, decided.stored.revision, desk_of(request).now().date())
    return once_of(request, key, make=asked)


def _field(key: str) -> str:
    """The name of the field for the reason of a finding."""
    return form_name("reason", key)
