"""A home as large as one gets: 60 streams, 200 objectives, and all that is said of them.

Every sentence is made of a few words and a number, so that each is another one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.build import streams
from narrows.domain.calendar import Cut, begin
from narrows.domain.check_in import CheckIn, SeenKeyResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.observed import Snapshot
from narrows.domain.okr import Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Organisation, Strategy, Waypoint
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.domain.repository import LOCAL_OWNER, Repository, StoredPlan
from narrows.domain.sayings import About, Kind
from narrows.domain.streams import Source
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request, refuse_at_once
from narrows.services.remarks import Remark
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.services.talk.conversing import ask

N_STREAMS = 60
N_OBJECTIVES = 200
N_OF_ALL = 20
"""Objectives of the organisation; streams have the others in turns."""
N_CHECK_INS = 6
"""Of each objective."""
N_REQUESTS = 240
N_QUESTIONS = 90

SUBJECTS = ("claims", "policies", "answers", "invoices", "visits", "orders", "calls", "letters")
PLACES = ("the branch", "the portal", "the counter", "the app", "the back office")
EFFECTS = ("helps", "hinders", "needs")


def large_plan(source: Source, cycle: Cycle) -> Plan:
    """The plan: the objectives of a cycle, and one of each stream in the cycle before."""
    planned = tuple(
        replace(
            each,
            name=f"{SUBJECTS[number % 8].capitalize()} at {PLACES[number % 5]} {number}",
            customer=f"People who wait for {SUBJECTS[number % 8]}",
            value_metric=f"metric-{number}",
        )
        for number, each in enumerate(streams(N_STREAMS))
    )
    before = Cycle(f"before-{cycle.id}", cycle.start - timedelta(weeks=13))
    ids = [each.id for each in planned]
    return Plan(
        organisation=Organisation("Many streams", "UTC"),
        strategy=Strategy(
            "People are served at once.", waypoints=(Waypoint("sooner", "Days, not weeks"),)
        ),
        metrics=tuple(
            ObservedMetric(f"metric-{n}", f"Customers {n} who come back", "percent", Better.HIGHER)
            for n in range(N_STREAMS)
        ),
        sources=(source,),
        streams=planned,
        cycles=(before, cycle),
        objectives=(
            *(_objective(number, cycle.id, ids=ids) for number in range(N_OBJECTIVES)),
            *(
                replace(_objective(n, before.id, ids=ids), id=f"before-{n}", ripples=())
                for n in range(N_STREAMS)
            ),
        ),
    )


def _objective(number: int, cycle: str, *, ids: list[str]) -> Objective:
    nth = number - N_OF_ALL
    of_all = nth < 0
    subject, place = SUBJECTS[number % 8], PLACES[number % 5]
    stream = ids[nth % len(ids)]
    of = Scope(stream=stream)
    return Objective(
        id=f"objective-{number}",
        cycle=cycle,
        owner="organisation" if of_all else stream,
        text=f"People trust our {subject} at {place}, {number}",
        why=f"Every third one asks twice about {subject} {number}.",
        waypoint="sooner" if number % 2 else None,
        key_results=(
            KeyResult("time", "flow_time", of, target=3.0 + number % 5),
            KeyResult("load", "flow_load", of, low=5, high=90),
            KeyResult(
                "back",
                f"metric-{ids.index(stream)}",
                baseline=40.0,
                target=55.0 + number % 9,
                counter_metric=CounterMetric("flow_efficiency", of),
            ),
        ),
        initiatives=(
            Initiative(
                "talk",
                f"Talk to those who wait for {subject} {number}",
                hypotheses=(Hypothesis("time", -1.0, 6, f"they know {subject} best"),),
                status="Analysis",
            ),
            Initiative("tidy", f"Tidy up {place} for {subject} {number}"),
        ),
        ripples=(
            Ripple(
                f"objective-{(number * 7 + 3) % N_OBJECTIVES}",
                EFFECTS[number % 3],
                f"{subject} {number} end where these begin",
            ),
            Ripple(ids[(number * 5 + 1) % len(ids)], EFFECTS[(number + 1) % 3], f"wave {number}"),
        ),
    )


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
