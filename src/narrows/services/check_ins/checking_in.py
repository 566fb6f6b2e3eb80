"""Checking in: once a week, what was measured is copied as seen, and people add the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import day_of
from narrows.domain.check_in import CheckIn, SeenKeyResult
from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository, StaleError
from narrows.domain.sayings import About, Kind, Saying
from narrows.services.check_ins.answers import Answers, clean, confidence_ratio, seen_hypotheses
from narrows.services.check_ins.refusals import refused_answers
from narrows.services.cycles.states import refuse_closed
from narrows.services.plan.metric_checks import choice
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class Given:
    """One request to check in.

    Attributes:
        objective: Id.
        answers: What people add.
        seen_number: Number of the last check-in that its author saw; 0 is that there was none.
        request_key: Names the request, so that sending it twice saves once.
        by: Name of the principal.
    """

    objective: str
    answers: Answers
    seen_number: int
    request_key: str
    by: str = LOCAL_OWNER.name


def check_in(
    repository: Repository,
    review: Review,
    *,
    given: Given,
    now: datetime,
    told: Collection[Saying] | None = None,
) -> CheckIn:
    """Save a check-in, with the measurements copied as they were seen.

    Args:
        repository: Where it is saved.
        review: What its author saw measured.
        given: What they say.
        now: [UTC]
        told: All that was said; `None` reads what is asked of it.

    Returns:
        What was saved; it is durable.

    Raises:
        StaleError: `check-in-stale`: somebody else checked in meanwhile.
        NarrowsError: `objective-unknown`, `cycle-over`, `cycle-closed`, `check-in-unknown`,
            `key-result-unknown`, `initiative-unknown`, `confidence-out-of-range`,
            `hypothesis-result-unknown`, `text-too-long`, `check-in-empty`.
    """
    objective = objective_named(review.plan, given.objective)
    refuse_over(objective, review.plan, now=now)
    about = About(Kind.CYCLE, objective.cycle)
    refuse_closed(objective.cycle, repository.sayings(about) if told is None else told)
    for refused in refused_answers(objective, given.answers):
        raise refused.error
    made = _made(objective, review, given=given, now=now)
    saved = repository.check_in(made, request_key=given.request_key)
    _refuse_other_words(saved, made)
    return saved


def objective_named(plan: Plan, id_: str) -> Objective:
    """The objective of an id.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    objective = plan.objective(id_)
    if objective is None:
        known = [each.id for each in plan.objectives]
        raise NarrowsError(
            "objective-unknown", f"There is no objective «{id_}»; {choice(id_, known)}."
        )
    return objective


def refuse_over(objective: Objective, plan: Plan, *, now: datetime) -> None:
    """Refuse to write into a cycle that is over.

    Raises:
        NarrowsError: `cycle-over`.
    """
    cycle = plan.cycle(objective.cycle)
    if cycle is not None and day_of(now, plan.zone) >= cycle.end:
        raise NarrowsError(
            "cycle-over",
            f"Cycle {cycle.id} ended before {cycle.end}, so «{objective.id}» can only be read; "
            "check in to an objective of the current cycle.",
        )


def _made(objective: Objective, review: Review, *, given: Given, now: datetime) -> CheckIn:
    answers = given.answers
    return CheckIn(
        objective=objective.id,
        number=given.seen_number + 1,
        at=now,
        by=given.by,
        seen=_seen(objective, review, answers=answers),
        hypotheses=seen_hypotheses(answers),
        learned=clean(answers.learned),
        next=clean(answers.next),
    )


def _seen(objective: Objective, review: Review, *, answers: Answers) -> tuple[SeenKeyResult, ...]:
    return tuple(
        SeenKeyResult(
            key_result=key.key_result,
            progress=review.progress[key],
            confidence_ratio=confidence_ratio(answers.confidence.get(key.key_result, "")),
            counter=review.counters[key].current if key in review.counters else None,
        )
        for key in (KeyResultKey(objective.id, each.id) for each in objective.key_results)
    )


def _refuse_other_words(saved: CheckIn, made: CheckIn) -> None:
    """A browser's Back brings the old form with its old key: what it says now would be lost."""
    if _said(saved) != _said(made):
        message = (
            f"This form saved check-in {saved.number} already, and says something else now; "
            "compare the two, and save again what is still to be said."
        )
        raise StaleError(message, latest=saved)


def _said(check_in: CheckIn) -> tuple[object, ...]:
    """What people said, and of what; the numbers may have moved between two sendings."""
    ratios = [(each.key_result, each.confidence_ratio) for each in check_in.seen]
    confidence = {id_: ratio for id_, ratio in ratios if ratio is not None}
    hypotheses = {each.initiative: each for each in check_in.hypotheses}
    return (check_in.objective, confidence, hypotheses, check_in.learned, check_in.next)
