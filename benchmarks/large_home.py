"""What is said in a home as large as one gets: check-ins, questions, requests and refusals."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks.large_plan import N_STREAMS, SUBJECTS
from narrows.domain.calendar import Cut, begin
from narrows.domain.check_in import CheckIn, SeenKeyResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import Snapshot
from narrows.domain.repository import LOCAL_OWNER, Repository, StoredPlan
from narrows.domain.sayings import About, Kind
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request, refuse_at_once
from narrows.services.remarks import Remark
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.services.talk.conversing import ask

N_CHECK_INS = 6
"""Of each objective."""
N_REQUESTS = 240
N_QUESTIONS = 90


def fill(repository: Repository, stored: StoredPlan, *, review: Review, now: datetime) -> None:
    """Check in, ask and refuse, as many weeks of an organisation would."""
    room = Room(repository, stored, LOCAL_OWNER, now)
    for each in _check_ins(review, now=now):
        repository.check_in(each, request_key=f"{each.objective}-{each.number}")
    repository.keep_snapshots(tuple(_snapshots(review, now=now)))
    for number in range(N_QUESTIONS):
        about = About(Kind.OBJECTIVE, f"objective-{number}")
        ask(room, about, remark=Remark(f"Who will see that of {number}?", None, f"ask-{number}"))
    for number in range(N_REQUESTS):
        stream = stored.plan.streams[number % N_STREAMS].id
        request = Request(stream, f"A report on {SUBJECTS[number % 8]} {number}", "sales")
        remark = Remark(f"It moves nothing, {number}.", stream, f"request-{number}")
        (refuse_at_once if number % 2 else log_request)(room, request, remark=remark)


def _check_ins(review: Review, *, now: datetime) -> Iterator[CheckIn]:
    for objective in review.plan.objectives:
        for number in range(1, N_CHECK_INS + 1):
            yield CheckIn(
                objective=objective.id,
                number=number,
                at=now - timedelta(days=7 * (N_CHECK_INS - number) + 1),
                by="local owner",
                seen=tuple(
                    SeenKeyResult(
                        each.id, review.progress[KeyResultKey(objective.id, each.id)], 0.6
                    )
                    for each in objective.key_results
                ),
                learned=f"Half of them asked for something else, {number}.",
                next="Ask them sooner.",
            )


def _snapshots(review: Review, *, now: datetime) -> Iterator[Snapshot]:
    monday = begin(Cut.WEEK, now.date())
    for key, progress in review.progress.items():
        for number in range(1, N_CHECK_INS + 1):
            yield Snapshot(
                objective=key.objective,
                key_result=key.key_result,
                week=monday - timedelta(weeks=number),
                current=progress.current,
                progress_ratio=progress.progress_ratio,
                n_items=progress.n_items,
                taken_at=now,
            )
