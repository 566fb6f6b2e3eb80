"""A plan as large as one gets: 60 streams and 200 objectives.

Every sentence is made of a few words and a number, so that each is another one.
"""

from dataclasses import replace
from datetime import timedelta

from benchmarks.build import streams
from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.okr import Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Organisation, Strategy, Waypoint
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.domain.streams import Source

N_STREAMS = 60
N_OBJECTIVES = 200
N_OF_ALL = 20
"""Objectives of the organisation; streams have the others in turns."""

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
    return Objective(
        id=f"objective-{number}",
        cycle=cycle,
        owner="organisation" if of_all else stream,
        text=f"People trust our {subject} at {place}, {number}",
        why=f"Every third one asks twice about {subject} {number}.",
        waypoint="sooner" if number % 2 else None,
        key_results=_key_results(number, stream, metric=f"metric-{ids.index(stream)}"),
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


def _key_results(number: int, stream: str, *, metric: str) -> tuple[KeyResult, ...]:
    of = Scope(stream=stream)
    guard = CounterMetric("flow_efficiency", of)
    back = KeyResult("back", metric, baseline=40.0, target=55.0 + number % 9, counter_metric=guard)
    return (
        KeyResult("time", "flow_time", of, target=3.0 + number % 5),
        KeyResult("load", "flow_load", of, low=5, high=90),
        back,
    )
