"""One week of the demonstration, lived by the services that people use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from narrows.demo.check_ins import Meeting
from narrows.domain.calendar import day_of
from narrows.domain.facts import Facts
from narrows.domain.observed import Observation
from narrows.domain.ports import History, Progress, Warehouse
from narrows.domain.repository import Repository, StoredPlan
from narrows.services.check_in_answers import Answers, ToldHypothesis
from narrows.services.checking_in import Given, check_in
from narrows.services.progressing import measure_counters, measure_key_results
from narrows.services.reviewing import Review, history_for_review
from narrows.services.snapshotting import missing_snapshots


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demonstration is played.

    Attributes:
        repository: Where it is decided; empty.
        warehouse: Has synced the files.
        progress: Told which week it is.
    """

    repository: Repository
    warehouse: Warehouse
    progress: Progress


def live_week(
    met: Sequence[Meeting], stage: Stage, *, observations: Sequence[Observation], now: datetime
) -> None:
    """One Monday: the week before is measured and kept, and people check in.

    Args:
        met: What is said that day, in the order of time.
        stage: Where it is played; has a plan.
        observations: Those that are known.
        now: When it is measured; nothing that moved later is known. [UTC]
    """
    stored = stage.repository.plan()
    if stored is None:
        return
    history = history_for_review(stored.plan, stage.warehouse, as_of=now, progress=_silent)
    kept = stage.repository.snapshots()
    stage.repository.keep_snapshots(
        missing_snapshots(stored.plan, history, observations=observations, kept=kept, now=now)
    )
    review = _measure(stored, history, observations=observations, now=now)
    for each in met:
        _meet(each, review, stage=stage)


def _silent(what: str, fraction: float | None) -> None:
    """A week is too little to tell how far it is."""


def _measure(
    stored: StoredPlan,
    history: History | None,
    *,
    observations: Sequence[Observation],
    now: datetime,
) -> Review:
    """What a check-in sees; the flow of the streams is left out, which takes longest."""
    cycle = stored.plan.cycle_at(day_of(now, stored.plan.zone))
    plan = stored.plan if cycle is None else stored.plan.of_cycle(cycle.id)
    measured = measure_key_results(plan, history, observations=observations, now=now)
    return Review(
        plan=plan,
        revision=stored.revision,
        cycle=cycle,
        streams={},
        unaligned=None,
        progress=measured,
        counters=measure_counters(plan, history, observations=observations, now=now),
        facts=Facts(as_of=now, progress=measured),
        findings=(),
        measured_at=now,
    )


def _meet(meeting: Meeting, review: Review, *, stage: Stage) -> None:
    told = meeting.told
    given = Given(
        objective=meeting.objective,
        answers=Answers(
            confidence={key: str(per_cent) for key, per_cent in told.confidence.items()},
            hypotheses={key: ToldHypothesis(*shown) for key, shown in told.shown.items()},
            learned=told.learned,
            next=told.next,
        ),
        seen_number=len(stage.repository.check_ins(meeting.objective)),
        request_key=f"demo/{meeting.objective}/{told.week}",
    )
    check_in(stage.repository, review, given=given, now=meeting.at.astimezone(UTC))
