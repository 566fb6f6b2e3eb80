"""Key results at the ends of closed weeks: told once, and restated with the cause."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from narrows import __version__
from narrows.domain.gate import Gate
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import Observation
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.restatement import Cause, Restatement
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.streams import FlowStart, Source
from narrows.domain.told import told_text
from narrows.services.quality import restating, results_now
from narrows.services.quality.restatements import restatements
from narrows.services.quality.restating import restate
from narrows.services.quality.restating_results import restate_results
from narrows.services.results.snapshotting import keep_snapshots
from narrows.store.opening import open_store
from tests.key_results import plan_of
from tests.services.results.test_progressing import APRIL, items
from tests.tables import TableHistory, told_history

pytestmark = pytest.mark.newest

TIME = KeyResult("time", "flow_time", Scope("policy"), baseline=9, target=2)
NPS = KeyResult("nps", "nps", baseline=20, target=40)
NOW = datetime(2025, 5, 7, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
TOLD = items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-05-07 09:00"
LATE = "\n" + items(*APRIL, days=13, key="L")
WEEK = date(2025, 4, 28)


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    store = open_store(str(tmp_path / "store.db"))
    yield store.repository(LOCAL_OWNER)
    store.close()


@pytest.fixture
def plan(gate: Gate) -> Plan:
    """Told at the end of each week so far."""
    plan = replace(plan_of(TIME, NPS), sources=(Source("log", "csv_file", "/log.csv"),))
    gate.replace_plan(plan, revision=None, at=NOW - timedelta(days=60))
    gate.observe([observation(31, date(2025, 4, 10), NOW - timedelta(days=20))])
    gate.observe([observation(32, date(2025, 4, 24), NOW - timedelta(days=10))])
    assert keep_snapshots(gate, plan, history=history(), now=NOW) > 5
    assert measured_anew(gate, plan, history(), now=NOW) == 0
    return plan


def measured_anew(gate: Gate, plan: Plan, known: TableHistory, *, now: datetime) -> int:
    """As a sync does: the weeks of the streams first, then those of key results."""
    restate(gate, known, trail=gate.audit("stream"), now=now)
    return restate_results(gate, plan, history=known, now=now)


def history(more: str = "") -> TableHistory:
    return told_history(TOLD + more)


def observation(value: float, day: date, recorded_at: datetime) -> Observation:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Observation("nps", value, at, recorded_at)


def told(gate: Gate, plan: Plan, key_result: str, week: date = WEEK) -> list[Restatement]:
    found = restatements(gate.week_values(), plan=plan)
    return [
        each for each in found if (each.metric, each.period.start) == (f"better/{key_result}", week)
    ]


def test_late_rows_restate_a_key_result_and_leave_what_was_seen(gate: Gate, plan: Plan) -> None:
    seen = gate.snapshots()
    assert measured_anew(gate, plan, history(LATE), now=LATER) > 0
    (found,) = told(gate, plan, "time")
    assert (found.before, found.after, found.unit) == (3, 13, "days")
    assert (found.told_at, found.restated_at) == (NOW, LATER)
    assert (found.stream, found.cause) == ("policy", Cause.LATE_DATA)
    assert "after 2025-05-07 10:00 UTC" in found.because
    assert gate.snapshots() == seen
    assert measured_anew(gate, plan, history(LATE), now=LATER) == 0
    assert gate.verify().is_whole


def test_another_version_of_the_software_is_told_of_a_key_result_as_of_its_metric(
    gate: Gate, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot tells no version, and the first number after an upgrade is told against one."""
    for each in (restating, results_now):
        monkeypatch.setattr(each, "__version__", "9.9")
    measured_anew(gate, plan, history(LATE), now=LATER)
    (found,) = told(gate, plan, "time")
    assert (found.cause, found.because) == (
        Cause.SOFTWARE,
        f"measured by version 9.9 instead of {__version__}",
    )


def test_a_version_that_moved_nothing_is_no_cause_of_a_key_result_either(
    gate: Gate, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (restating, results_now):
        monkeypatch.setattr(each, "__version__", "9.9")
    assert measured_anew(gate, plan, history(), now=NOW + timedelta(days=1)) == 0
    measured_anew(gate, plan, history(LATE), now=LATER)
    (found,) = told(gate, plan, "time")
    assert (found.cause, found.told_at) == (Cause.LATE_DATA, NOW)


def test_an_observation_that_comes_late_or_is_corrected_is_told(gate: Gate, plan: Plan) -> None:
    gate.observe([observation(33, date(2025, 4, 30), LATER)])
    restate_results(gate, plan, history=None, now=LATER)
    (late,) = told(gate, plan, "nps")
    assert (late.before, late.after, late.unit) == (32, 33, "points")
    assert late.because == "the value of 2025-04-30 was brought at 2025-05-09 10:00 UTC"
    assert told(gate, plan, "nps", date(2025, 4, 14)) == []
    again = LATER + timedelta(days=1)
    gate.observe([observation(30, date(2025, 4, 10), again)])
    restate_results(gate, plan, history=None, now=again)
    (corrected,) = told(gate, plan, "nps", date(2025, 4, 14))
    assert (corrected.before, corrected.after) == (31, 30)
    assert "was corrected at 2025-05-10" in corrected.because
    assert (corrected.stream, corrected.cause) == ("policy", Cause.LATE_DATA)


def test_causes_tell_days_of_the_organisation_and_instants_of_whoever_reads_them(
    gate: Gate, plan: Plan
) -> None:
    """The midnight that a value is of in Berlin lies in the day before in UTC."""
    berlin = replace(plan, organisation=replace(plan.organisation, zone="Europe/Berlin"))
    gate.observe([Observation("nps", 33, datetime(2025, 4, 29, 22, tzinfo=UTC), LATER)])
    restate_results(gate, berlin, history=None, now=LATER)
    (late,) = told(gate, plan, "nps")
    assert late.because == "the value of 2025-04-30 was brought at 2025-05-09 10:00 UTC"
    berlins = told_text(late.told, "Europe/Berlin")
    assert berlins == "the value of 2025-04-30 was brought at 2025-05-09 12:00"


def test_a_changed_workflow_or_policy_is_a_cause(gate: Gate, plan: Plan) -> None:
    (stream,) = plan.streams
    policy = replace(stream.policy, start=FlowStart.CREATED)
    other = replace(plan, streams=(replace(stream, policy=policy),))
    gate.replace_plan(other, revision=1, at=NOW + timedelta(hours=1))
    longer = told_history(TOLD.replace("Doing  2025-04-0", "Doing  2025-03-0"))
    measured_anew(gate, other, longer, now=LATER)
    found = told(gate, other, "time")
    assert {each.cause for each in found} == {Cause.POLICY}
    assert "(start)" in found[0].because


def test_a_key_result_that_means_something_else_is_a_cause(gate: Gate, plan: Plan) -> None:
    (objective,) = plan.objectives
    mean = replace(TIME, of=Scope("policy", window_weeks=13))
    other = replace(plan, objectives=(replace(objective, key_results=(mean, NPS)),))
    gate.replace_plan(other, revision=1, at=NOW + timedelta(hours=1))
    more = history("\n" + items("2025-03-06", "2025-03-07", days=30, key="M"))
    measured_anew(gate, other, more, now=LATER)
    found = told(gate, other, "time")
    assert {each.cause for each in found} == {Cause.PLAN}
    assert "(window weeks)" in found[0].because


def test_what_a_reopening_took_away_is_named(gate: Gate, plan: Plan) -> None:
    again = history("\n  P-1  Doing  2025-05-08 12:00\n" + items(*APRIL[:1], days=9, key="L"))
    measured_anew(gate, plan, again, now=LATER)
    found = told(gate, plan, "time")
    assert {each.cause for each in found} <= {Cause.REOPENED, Cause.LATE_DATA}
    named = [each.because for each in found if each.cause is Cause.REOPENED]
    assert named
    for because in named:
        # L came late: as many items are done as before, which no reopening explains.
        assert because.startswith("reopened since: P-1; after ")
        assert because.endswith("sources told more, or otherwise, of what happened before")


def test_a_cycle_that_is_closed_says_what_it_said(gate: Gate, plan: Plan) -> None:
    cycle = Cycle("2025-Q2", date(2025, 3, 31))
    assert cycle in plan.cycles
    for number, act in enumerate((Act.PUBLISH, Act.CLOSE)):
        saying = Saying(number + 1, About(Kind.CYCLE, cycle.id), act, "", NOW, LOCAL_OWNER.name)
        gate.say(saying, seen=None, request_key=f"{act}")
    assert measured_anew(gate, plan, history(LATE), now=LATER) == 0
