"""pm4py as a second engine, in the environment of its own that `make bench` sets up.

Both see the same events. What a case lasts and how long each activity is until the next agree; how
often work comes back differs by a rule, and by nothing else.
"""

import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.streams import Source
from narrows.domain.work import FlowState
from tests.oracles.other_tools import Read, read
from tests.oracles.raw_logs import Told, xes_moves
from tests.shared import shared

PYTHON = Path(__file__).resolve().parents[2] / ".cache" / "pm4py" / "bin" / "python"
LOGS = (
    "logs/running_example/running-example.xes",
    "logs/receipt/08_receipt.xes.gz",
    "logs/roadtraffic/roadtraffic100traces.xes",
    "logs/bpic2013/07_bpic2013_incidents.xes.gz",
)
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.soak


@dataclass(frozen=True, slots=True)
class Both:
    """One log, read twice.

    Attributes:
        ours: As we read it, one status an activity.
        repeats: Case → its last activity and how long that was repeated at the end. [s]
        durations: Theirs, of each case, in order. [s]
        stays: Theirs: activity → time until the next event. [s]
        rework: Theirs: activity → cases with more than one event of it.
    """

    ours: Read
    repeats: Mapping[str, tuple[str, float]]
    durations: list[float]
    stays: dict[str, float]
    rework: dict[str, int]


@pytest.fixture(scope="module", params=LOGS)
def both(request: pytest.FixtureRequest) -> Both:
    """A log as we read it, and what pm4py says of it."""
    if not PYTHON.exists():
        pytest.skip("pm4py is not set up; `make bench ARGS=build` brings it")
    path = shared(request.param)
    told = subprocess.run(
        [PYTHON, Path(__file__).with_name("pm4py_answers.py"), path],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (theirs,) = json.loads(told.stdout.splitlines()[-1])
    moves = xes_moves(path, status=("concept:name",))
    states = dict.fromkeys((status for _, status, _ in moves), FlowState.ACTIVE)
    states["ended"] = FlowState.DONE  # that nothing reaches: every stay is to be told apart
    source = Source("log", "xes", path, status=("concept:name",))
    return Both(read(source, states), _repeated_at_the_end(moves), **theirs)


def test_cases_last_as_long(both: Both) -> None:
    lasted = [
        (item.visits[-1].entered_at - item.visits[0].entered_at) / SECOND + both.repeats[key][1]
        for key, item in both.ours.items.items()
    ]
    assert sorted(lasted) == pytest.approx(both.durations)


def test_each_activity_is_as_long_until_the_next(both: Both) -> None:
    stays: dict[str, float] = defaultdict(float)
    for key, item in both.ours.items.items():
        for visit in item.visits:
            if visit.left_at is not None:
                stays[visit.status] += (visit.left_at - visit.entered_at) / SECOND
        activity, repeated = both.repeats[key]
        stays[activity] += repeated
    assert {name: spent for name, spent in stays.items() if spent} == pytest.approx(
        {name: spent for name, spent in both.stays.items() if spent}
    )


def test_what_comes_again_without_a_break_is_rework_to_them_alone(both: Both) -> None:
    again: Counter[str] = Counter()
    for item in both.ours.items.values():
        visits = Counter(visit.status for visit in item.visits)
        again.update(status for status, n_visits in visits.items() if n_visits > 1)
    assert again.keys() <= both.rework.keys()
    assert all(again[name] <= n_cases for name, n_cases in both.rework.items())


def _repeated_at_the_end(moves: Told) -> Mapping[str, tuple[str, float]]:
    """A status that is moved into again is one visit to us: how long that is at the end of each."""
    cases: dict[str, list[tuple[int, str]]] = {}
    for case, status, at_us in moves:
        cases.setdefault(case, []).append((at_us, status))
    found = {}
    for case, events in cases.items():
        events.sort(key=lambda event: event[0])
        last_us, last = events[-1]
        first_us = last_us
        for at_us, status in reversed(events):
            if status != last:
                break
            first_us = at_us
        found[case] = (last, (last_us - first_us) / 1e6)
    return found
