"""What waits for an answer: questions, proposed ripples, requests for work, drafts for leaders."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.services.cycles.states import closed_cycles
from narrows.services.layers.drafting import Draft, DraftState
from narrows.services.plan.naming import owner_named
from narrows.services.refusals.requests import RequestState, requests
from narrows.services.ripples.graph import ripple_graph
from narrows.services.talk.conversing import unanswered
from narrows.services.talk.talked_of import STRATEGY

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class WaitingKind(StrEnum):
    """What sort of answer is waited for."""

    QUESTION = "question"
    RIPPLE = "ripple"
    DRAFT = "draft"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody's answer.

    Attributes:
        kind: What sort of answer is waited for.
        about: A thing of the plan, the name of a ripple, or the wait that a draft is about; the
            stream that was asked for work.
        waits_for: Who is to answer: a stream or `organisation`.
        asked_by: For whom it was asked; `None` is not said.
        words: What was asked, or what shall be felt; may be empty.
        since: When it was asked; `None` where a plan file or the measurements did. [UTC]
        number: Of a question or request, to answer it by.
    """

    kind: WaitingKind
    about: str
    waits_for: str
    asked_by: str | None
    words: str
    since: datetime | None
    number: int | None = None


def inbox(
    plan: Plan,
    sayings: Collection[Saying],
    *,
    owner: str | None,
    today: date,
    drafted: Sequence[Draft] = (),
) -> Sequence[Waiting]:
    """What waits for an answer, the oldest first.

    No ripple and no question about an objective waits in a cycle that is over or closed, and
    nothing about what is gone from the plan.

    Args:
        plan: What is planned.
        sayings: All.
        owner: A stream or `organisation`; `None` is everybody's.
        today: In the organisation's zone.
        drafted: For leaders to take or drop in the current cycle, where that was measured.

    Raises:
        NarrowsError: `owner-unknown`.
    """
    asked = None if owner is None else owner_named(plan, owner)
    closed = closed_cycles(sayings)
    cycles = [each.id for each in plan.cycles if today < each.end and each.id not in closed]
    found = [
        *_ripples(plan, sayings, cycles=cycles),
        *_questions(plan, sayings, cycles=cycles),
        *_requests(plan, sayings),
        *(_draft(each) for each in drafted if each.state is DraftState.WAITING),
    ]
    return sorted(
        (each for each in found if asked in {None, each.waits_for}),
        key=lambda each: each.since or LONG_AGO,
    )


def _ripples(plan: Plan, told: Collection[Saying], *, cycles: Sequence[str]) -> Iterator[Waiting]:
    for cycle in cycles:
        for each in ripple_graph(plan, told, cycle=cycle).links:
            if each.waits_for is not None:
                yield Waiting(
                    WaitingKind.RIPPLE,
                    each.key,
                    each.waits_for,
                    asked_by=each.owner,
                    words=each.words or each.text or "",
                    since=each.said_at,
                )


def _questions(plan: Plan, told: Collection[Saying], *, cycles: Sequence[str]) -> Iterator[Waiting]:
    for each in unanswered(told):
        owner = _owner(plan, each, cycles=cycles)
        if owner is not None:
            yield Waiting(
                WaitingKind.QUESTION,
                STRATEGY if each.about.kind is Kind.STRATEGY else each.about.key,
                owner,
                asked_by=each.behalf,
                words=each.words,
                since=each.at,
                number=each.number,
            )


def _requests(plan: Plan, sayings: Collection[Saying]) -> Iterator[Waiting]:
    for each in requests(sayings):
        if each.state is RequestState.OPEN and plan.stream(each.stream):
            yield Waiting(
                WaitingKind.REQUEST,
                each.stream,
                each.stream,
                asked_by=each.asked_by,
                words=each.what,
                since=each.at,
                number=each.number,
            )


def _draft(draft: Draft) -> Waiting:
    return Waiting(WaitingKind.DRAFT, draft.status, ORGANISATION, None, draft.text, since=None)


def _owner(plan: Plan, asked: Saying, *, cycles: Collection[str]) -> str | None:
    """Who is to answer a question; `None` where what it is about is gone, or only to be read."""
    kind, key = asked.about
    if kind is Kind.STRATEGY:
        return ORGANISATION if plan.strategy else None
    if kind is Kind.STREAM:
        return key if plan.stream(key) else None
    objective = plan.objective(key.split("/", maxsplit=1)[0])
    return objective.owner if objective and objective.cycle in cycles else None
