"""One week of the demonstration, lived by the services that people use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from narrows.demo.check_ins import Meeting
from narrows.demo.deeds import Done
from narrows.domain.calendar import DAY, Cut, begin, day_of
from narrows.domain.facts import Facts
from narrows.domain.observed import Observation, ProgressState, Snapshot
from narrows.domain.okr import Cycle
from narrows.domain.ports import History, Progress, Warehouse
from narrows.domain.repository import Repository, StoredPlan
from narrows.services.check_ins.answers import Answers, ToldHypothesis
from narrows.services.check_ins.checking_in import Given, check_in
from narrows.services.demo.demonstrated_deeds import live_deed, open_room
from narrows.services.plan_history import plan_history
from narrows.services.results.progressing import measure_counters, measure_key_results
from narrows.services.results.snapshotting import snapshot_of
from narrows.services.reviewing import Review


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


@dataclass(frozen=True, slots=True)
class Monday:
    """What is known and said on a Monday.

    Attributes:
        now: When the week before is measured; nothing that moved later is known. [UTC]
        observations: Those that are known.
        met: What is said, in the order of time.
        done: What is done after that, in the order of time.
    """

    now: datetime
    observations: Sequence[Observation]
    met: Sequence[Meeting]
    done: Sequence[Done] = ()


def live_week(monday: Monday, *, stage: Stage) -> None:
    """One Monday: the week before is measured and kept, people check in, and act on it.

    Args:
        monday: What is known and said.
        stage: Where it is played.
    """
    stored = open_room(stage.repository, at=monday.now).stored
    sunday = day_of(monday.now, stored.plan.zone) - DAY
    cycle = stored.plan.cycle_at(sunday)
    if cycle is None:
        return
    history = plan_history(stored.plan, stage.warehouse, as_of=monday.now, progress=_silent)
    review = _measure(stored, history, cycle=cycle, monday=monday)
    stage.repository.keep_snapshots(list(_snapshots(review, begin(Cut.WEEK, sunday))))
    for each in monday.met:
        _meet(each, review, stage=stage)
    for deed in monday.done:
        live_deed(deed, review, repository=stage.repository)


def _silent(what: str, fraction: float | None) -> None:
    """A week is too little to tell how far it is."""


def _measure(
    stored: StoredPlan, history: History | None, *, cycle: Cycle, monday: Monday
) -> Review:
    """What a check-in sees; the flow of the streams is left out, which takes longest."""
    plan, now = stored.plan.of_cycle(cycle.id), monday.now
    known = monday.observations
    measured = measure_key_results(plan, history, observations=known, now=now)
    return Review(
        plan=plan,
        revision=stored.revision,
        cycle=cycle,
        streams={},
        unaligned=None,
        progress=measured,
        counters=measure_counters(plan, history, observations=known, now=now),
        facts=Facts(as_of=now, progress=measured),
        findings=(),
        measured_at=now,
    )


def _snapshots(review: Review, week: date) -> Iterator[Snapshot]:
    """On a Monday what is measured is what the week before ended with; a test holds that."""
    for key, progress in review.progress.items():
        if progress.state is ProgressState.MEASURED:
            yield snapshot_of(key, progress, week=week, now=review.measured_at)


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
        seen_number=meeting.number - 1,
        request_key=f"demo/{meeting.objective}/{told.week}",
    )
    check_in(stage.repository, review, given=given, now=meeting.at.astimezone(UTC))
