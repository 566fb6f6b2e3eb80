"""Real logs as people look at them and keep them in homes, against plain Python on the raw files.

The second method reads each file with the standard library and walks each item's moves. Of the
command it takes only what the statuses are said to mean. Every number is the same to the bit.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from narrows.domain.measure import DAY_US
from narrows.domain.work import FlowState
from narrows.views.rounding import percent
from tests.commands import narrows
from tests.oracles import flow_oracle, raw_logs
from tests.oracles.flow_stories import tell
from tests.oracles.raw_logs import EPOCH, STREAM, Told
from tests.oracles.told_and_walked import (
    counted,
    ended_share,
    measured,
    values_of,
    visited,
    walked,
    with_the_period_of,
)
from tests.shared import shared


@dataclass(frozen=True, slots=True)
class RealLog:
    path: str
    read: Callable[[str], Told]
    n_items: int
    n_moves: int
    n_done: int


PM4PY = partial(
    raw_logs.csv_moves,
    item="case:concept:name",
    status="concept:name",
    moved_at="time:timestamp",
)
XES = partial(raw_logs.xes_moves, status=("concept:name",))
BPIC2013 = RealLog(
    "logs/bpic2013/07_bpic2013_incidents.xes.gz",
    partial(raw_logs.xes_moves, status=("concept:name", "lifecycle:transition")),
    *(7554, 65533, 7545),
)
HELPDESK = RealLog(
    "logs/helpdesk/helpdesk.csv",
    partial(raw_logs.csv_moves, item="CaseID", status="ActivityID", moved_at="CompleteTimestamp"),
    *(3804, 13710, 3804),
)
LOGS = [
    RealLog("logs/running_example/running-example.csv", PM4PY, 6, 42, 6),
    RealLog("logs/running_example/running-example.xes", XES, 6, 42, 6),
    RealLog("logs/receipt/receipt.csv", PM4PY, 1434, 8577, 0),
    RealLog("logs/receipt/08_receipt.xes.gz", XES, 1434, 8577, 0),
    HELPDESK,
    pytest.param(BPIC2013, marks=pytest.mark.soak),
    RealLog("trackers/jira_to_analytics/search.json", raw_logs.jira_moves, 25, 89, 17),
]


def little_shown(path: str, *options: str) -> str:
    """What the report says that items which ended account for."""
    ended = narrows("look", path, *options)
    assert ended.code == 0, ended.err
    report = " ".join(ended.out.split())
    found = re.search(r"items that ended account for (\S+ %) of all time in process", report)
    assert found, report
    return found[1]


@pytest.mark.parametrize("real", LOGS, ids=lambda real: Path(real.path).name)
def test_a_look_says_what_the_raw_file_says(real: RealLog) -> None:
    path = shared(real.path)
    told = real.read(path)
    answer = narrows("look", path, "--json").json
    states = {each["status"]: each["flow_state"] for each in answer["guessed"]["statuses"]}
    log = with_the_period_of(answer, raw_logs.log_of(told, states), "UTC")

    assert raw_logs.since_1970_us(answer["as_of"]) == log.clock[STREAM]
    assert measured(answer) == walked(log)
    stories = tell(log)
    assert counted(answer) == visited(log, stories)
    assert little_shown(path) == percent(ended_share(stories))
    n_done = sum(story.done is not None for story in stories)
    assert (len(stories), len(told), n_done) == (real.n_items, real.n_moves, real.n_done)


def test_a_municipality_says_the_same_in_both_formats() -> None:
    looks = [
        narrows("look", shared(f"logs/receipt/{name}"), "--json").json
        for name in ("receipt.csv", "08_receipt.xes.gz")
    ]
    one, other = (
        (measured(answer), counted(answer), answer["guessed"]["statuses"], answer["as_of"])
        for answer in looks
    )
    assert one == other


def home_of(folder: Path, plan: str) -> Path:
    """A home that has synced a plan."""
    file, home = folder / "plan.yaml", folder / "home"
    file.write_text(plan, encoding="utf-8")
    for command in (("apply", file), ("sync",)):
        ended = narrows(*command, "--home", home)
        assert ended.code == 0, ended.out + ended.err
    return home


INTERVALS = {
    "production": (
        "logs/production/Production.csv",
        ("case:concept:name", "concept:name", "start_timestamp", "time:timestamp"),
        225,
    ),
    "bpic2012": (
        "logs/start_end/BPIC_2012_W.csv.gz",
        ("case_id", "activity", "start_time", "end_time"),
        8616,
    ),
}


@pytest.mark.parametrize(("path", "columns", "n_items"), INTERVALS.values(), ids=INTERVALS)
def test_work_that_overlaps_counts_once_in_flow_efficiency(
    path: str, columns: tuple[str, str, str, str], n_items: int, tmp_path: Path
) -> None:
    item, activity, started_at, ended_at = columns
    log = shared(path)
    intervals: dict[str, list[tuple[int, int]]] = {}
    for row in raw_logs.table(log):
        worked = (raw_logs.since_1970_us(row[started_at]), raw_logs.since_1970_us(row[ended_at]))
        intervals.setdefault(row[item], []).append(worked)
    touches, spans = zip(*map(raw_logs.touch_and_span_us, intervals.values()), strict=True)
    by_hand = {
        ("flow_efficiency", None, "ratio"): sum(touches) / sum(spans),
        ("flow_velocity", None, "count"): n_items,
        ("flow_load", None, "end"): 0,
        ("flow_time", None, "mean"): float(Fraction(sum(spans), n_items * DAY_US)),
    } | {
        ("flow_time", None, f"p{rank}"): float(
            (flow_oracle.nearest_rank(spans, rank) or 0) / DAY_US
        )
        for rank in (50, 85, 95)
    }

    named = f"item={item},activity={activity},started_at={started_at},ended_at={ended_at}"
    looked = narrows("look", log, "--columns", named, "--json").json
    assert values_of(looked, by_hand) == by_hand
    assert little_shown(log, "--columns", named) == "100 %"

    home = home_of(
        tmp_path,
        f"organisation: {{name: Real}}\n"
        f"streams:\n  - id: log\n    sources:\n      - id: log\n        connector: csv_file\n"
        f"        path: {log}\n        columns: {{item: '{item}', activity: '{activity}',"
        f" started_at: '{started_at}', ended_at: '{ended_at}'}}\n",
    )
    kept = narrows("flow", "--by", "all", "--home", home, "--json").json
    assert values_of(kept, by_hand) == by_hand


INCIDENTS: Mapping[str, FlowState | None] = {
    "Queued/Awaiting Assignment": FlowState.WAITING,
    "Accepted/In Progress": FlowState.ACTIVE,
    "Accepted/Assigned": FlowState.WAITING,
    "Accepted/Wait": FlowState.WAITING,
    "Accepted/Wait - User": FlowState.WAITING,
    "Accepted/Wait - Implementation": FlowState.WAITING,
    "Accepted/Wait - Customer": FlowState.WAITING,
    "Accepted/Wait - Vendor": FlowState.WAITING,
    "Unmatched/Unmatched": None,
    "Completed/Resolved": FlowState.ACTIVE,
    "Completed/In Call": FlowState.DONE,
    "Completed/Closed": FlowState.DONE,
    "Completed/Cancelled": FlowState.CANCELLED,
}


def workflow_of(states: Mapping[str, FlowState | None]) -> str:
    return "".join(
        f"      - {{status: '{status}', state: {state or 'ignore'}}}\n"
        for status, state in states.items()
    )


def test_a_home_measures_incidents_by_a_workflow_of_ones_own(tmp_path: Path) -> None:
    path = shared(BPIC2013.path)
    home = home_of(
        tmp_path,
        f"organisation: {{name: Real, zone: Europe/Stockholm}}\n"
        f"streams:\n  - id: incidents\n    workflow:\n{workflow_of(INCIDENTS)}"
        f"    sources:\n      - {{id: log, connector: xes, path: {path},"
        f" status: [concept:name, lifecycle:transition]}}\n",
    )
    flow = narrows("flow", "--by", "all", "--stream", "incidents", "--home", home, "--json").json
    statuses = narrows("statuses", "--stream", "incidents", "--home", home, "--json").json
    log = raw_logs.log_of(BPIC2013.read(path), INCIDENTS)
    by_hand = walked(with_the_period_of(flow, log, "Europe/Stockholm"), is_home=True)
    assert measured(flow) == by_hand
    assert counted(statuses) == visited(log, tell(log))


def test_local_times_of_a_helpdesk_are_those_of_its_zone(tmp_path: Path) -> None:
    path, zone = shared(HELPDESK.path), ZoneInfo("Europe/Rome")
    states = {str(number): FlowState.ACTIVE for number in range(1, 10)} | {"6": FlowState.DONE}
    home = home_of(
        tmp_path,
        f"organisation: {{name: Real}}\n"
        f"streams:\n  - id: helpdesk\n    zone: Europe/Rome\n    workflow:\n{workflow_of(states)}"
        f"    sources:\n      - {{id: log, connector: csv_file, path: {path}, zone: Europe/Rome,"
        f" columns: {{item: CaseID, status: ActivityID, moved_at: CompleteTimestamp}}}}\n",
    )
    told = [
        (item, status, (_read_in(zone, at_us) - EPOCH) // timedelta(microseconds=1))
        for item, status, at_us in HELPDESK.read(path)
    ]
    log = raw_logs.log_of(told, states)
    listed = narrows("items", "--stream", "helpdesk", "--home", home, "--json").json["items"]
    assert {
        item["id"]: [
            (visit["status"], raw_logs.since_1970_us(visit["entered_at"]))
            for visit in item["visits"]
        ]
        for item in listed
    } == {
        log.keys[story.item]: [(log.statuses[stay.status], stay.entered) for stay in story.stays]
        for story in tell(log)
    }
    flow = narrows("flow", "--by", "all", "--stream", "helpdesk", "--home", home, "--json").json
    by_hand = walked(with_the_period_of(flow, log, "Europe/Rome"), is_home=True)
    assert measured(flow) == by_hand


def _read_in(zone: ZoneInfo, naive_us: int) -> datetime:
    """The instant of a local time; one that the clock has twice is the first (`fold=0`)."""
    local = EPOCH + timedelta(microseconds=naive_us)
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)
