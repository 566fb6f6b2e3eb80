from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.observed import ProgressState
from narrows.domain.okr import Cycle
from narrows.domain.work import ItemType
from narrows.services.results.progressing import measure_key_results
from tests.key_results import CYCLE, LATER, guarded, measured, observed, plan_of
from tests.tables import policy_stream, told_history

NPS = KeyResult("nps", "nps", target=40)
TIME = KeyResult("time", "flow_time", Scope("policy"), target=2)
VELOCITY = KeyResult("velocity", "flow_velocity", Scope("policy"), target=9)
WAIT = KeyResult("wait", "status_wait", Scope("policy", status="Waiting"), baseline=9, target=0)


def items(*done: str, days: int = 3, key: str = "P", kind: str = "feature") -> str:
    """A log of items that took so many days, done on these days at noon."""
    lines = []
    for number, day in enumerate(done):
        end = datetime.fromisoformat(f"{day} 12:00")
        lines.append(f"  {key}-{number}  = {kind}  {end - timedelta(days=days)}")
        lines.append(f"  {key}-{number}  Doing  {end - timedelta(days=days)}")
        lines.append(f"  {key}-{number}  Done  {end}")
    return "\n".join(lines)


APRIL = ("2025-04-07", "2025-04-08", "2025-04-09", "2025-04-10", "2025-04-11")
"""Five days of the second week of the cycle."""


def test_the_window_is_the_four_complete_weeks_before_as_of() -> None:
    history = told_history(
        items("2025-01-08", *APRIL, days=3) + "\n  Z-1  Doing  2025-05-07 09:00",
    )
    (found,) = measured(plan_of(TIME), history).values()
    assert (found.start, found.end, found.window_weeks) == (date(2025, 4, 7), date(2025, 5, 5), 4)
    assert (found.current, found.n_items, found.is_widened) == (3, 5, False)
    assert found.as_of == datetime(2025, 5, 7, 9, tzinfo=UTC)


def test_as_of_on_a_sunday_completes_the_week() -> None:
    text = items("2025-01-08", *APRIL)
    sunday = told_history(f"{text}\n  Z-1  Doing  2025-05-11 23:00")
    saturday = told_history(f"{text}\n  Z-1  Doing  2025-05-10 23:00")
    assert measured(plan_of(TIME), sunday)["time"].end == date(2025, 5, 12)
    assert measured(plan_of(TIME), saturday)["time"].end == date(2025, 5, 5)


def test_a_window_of_a_young_cycle_reaches_back_before_it() -> None:
    history = told_history(
        items("2025-01-08", "2025-03-18", "2025-03-19", "2025-03-20", "2025-03-21", "2025-04-01")
        + "\n  Z-1  Doing  2025-04-07 09:00"
    )
    (found,) = measured(plan_of(TIME), history).values()
    assert found.start is not None
    assert found.start < CYCLE.start
    assert (found.end, found.n_items) == (date(2025, 4, 7), 5)


def test_the_window_of_a_cycle_that_is_over_ends_with_it() -> None:
    history = told_history(
        items("2025-01-08", *APRIL, days=3)
        + "\n"
        + items(*(f"2025-09-{day:02}" for day in range(1, 9)), days=30, key="L")
    )
    (found,) = measured(plan_of(TIME), history).values()
    assert found.end == CYCLE.end
    assert found.current == 3


def test_under_five_items_the_window_widens_to_13_weeks_and_says_so() -> None:
    four = told_history(items("2025-01-08", *APRIL[:4]) + "\n  Z-1  Doing  2025-06-18 09:00")
    (found,) = measured(plan_of(TIME), four).values()
    assert (found.is_widened, found.window_weeks, found.n_items) == (True, 13, 4)
    assert (found.start, found.end) == (date(2025, 3, 17), date(2025, 6, 16))
    assert found.current == 3


def test_a_window_of_the_key_results_own_is_kept() -> None:
    asked = replace(TIME, of=Scope("policy", window_weeks=2))
    history = told_history(items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-04-21 09:00")
    (found,) = measured(plan_of(asked), history).values()
    assert (found.start, found.end, found.window_weeks) == (date(2025, 4, 7), date(2025, 4, 21), 2)


def test_no_window_begins_before_the_history() -> None:
    """Five items a week since Monday 7 April, known for two weeks: five a week, not two and a half."""
    history = told_history(
        items("2025-04-10", "2025-04-10", "2025-04-11", "2025-04-11", "2025-04-12", days=2)
        + "\n"
        + items(
            "2025-04-16", "2025-04-16", "2025-04-17", "2025-04-17", "2025-04-18", days=2, key="Q"
        )
        + "\n  Z-1  Doing  2025-04-21 09:00"
    )
    (found,) = measured(plan_of(VELOCITY), history).values()
    assert (found.start, found.window_weeks, found.is_widened) == (date(2025, 4, 7), 2, False)
    assert found.current == 5
    assert found.baseline is None
    assert found.progress_ratio is None
    assert found.state is ProgressState.MEASURED


def test_velocity_is_per_week_so_that_4_weeks_and_13_compare() -> None:
    """One item a week for half a year: the same in both windows."""
    mondays = [date(2024, 12, 30) + timedelta(weeks=week) for week in range(26)]
    history = told_history(items(*(str(day + timedelta(days=2)) for day in mondays)))
    asked = replace(VELOCITY, of=Scope("policy", window_weeks=8))
    (found,) = measured(plan_of(asked), history).values()
    assert (found.baseline, found.current, found.unit) == (1, 1, "items/week")
    assert (found.n_items, found.window_weeks, found.progress_ratio) == (8, 8, 0)


def test_the_baseline_is_that_of_the_13_weeks_before_the_cycle_taken_together() -> None:
    """Before the window of 13 weeks a slow item, within it five that took 10 days, then 3 days."""
    history = told_history(
        "\n".join(
            (
                items("2024-12-20", days=50, key="A"),
                items("2025-01-06", "2025-02-06", "2025-02-20", "2025-03-20", days=10, key="B"),
                items(*APRIL, days=3, key="C"),
                "  Z-1  Doing  2025-04-21 09:00",
            )
        )
    )
    asked = replace(TIME, of=Scope("policy", window_weeks=2), target=4)
    (found,) = measured(plan_of(asked), history).values()
    assert (found.baseline, found.current) == (10, 3)
    assert found.progress_ratio == pytest.approx(7 / 6)


def test_no_way_is_gone_before_the_cycle_has_begun() -> None:
    """Slow items, then fast ones, all in the weeks that will be the baseline: 4 days are no feat."""
    log = [
        items("2025-01-06", "2025-01-20", "2025-02-06", days=10, key="B"),
        items("2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13", "2025-03-14", days=3),
    ]
    early = told_history("\n".join((*log, "  Z-1  Doing  2025-03-25 09:00")))
    (found,) = measured(plan_of(replace(TIME, target=4)), early).values()
    assert (found.baseline, found.current, found.progress_ratio) == (10, 3, None)
    (typed,) = measured(plan_of(replace(TIME, baseline=7)), early).values()
    assert (typed.baseline, typed.current, typed.progress_ratio) == (7, 3, None)
    later = told_history("\n".join((*log, "  Z-1  Doing  2025-03-31 09:00")))
    (begun,) = measured(plan_of(replace(TIME, target=4)), later).values()
    assert begun.progress_ratio is not None, "the control: the first day of the cycle"


def test_a_baseline_that_is_given_is_not_measured() -> None:
    history = told_history(items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-04-21 09:00")
    (found,) = measured(plan_of(replace(TIME, baseline=7)), history).values()
    assert (found.baseline, found.progress_ratio) == (7, 4 / 5)


def test_a_measured_baseline_that_is_the_target_leaves_progress_undefined() -> None:
    history = told_history(items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-04-21 09:00")
    (found,) = measured(plan_of(replace(TIME, target=3)), history).values()
    assert (found.state, found.baseline, found.current) == (ProgressState.MEASURED, 3, 3)
    assert found.progress_ratio is None


def test_a_wait_of_zero_is_reached_by_items_that_skip_the_status(told: str) -> None:
    """Two that waited nine days, then five that never did.

    A-1  Waiting  2025-02-03
    A-1  Doing    2025-02-12
    A-1  Done     2025-02-13
    B-1  Doing    2025-04-08
    B-1  Done     2025-04-09
    B-2  Doing    2025-04-08
    B-2  Done     2025-04-09
    B-3  Doing    2025-04-08
    B-3  Done     2025-04-09
    B-4  Doing    2025-04-08
    B-4  Done     2025-04-09
    B-5  Doing    2025-04-08
    B-5  Done     2025-04-09
    Z-1  Doing    2025-04-21
    """
    (found,) = measured(plan_of(replace(WAIT, baseline=None)), told_history(told)).values()
    assert (found.baseline, found.current, found.progress_ratio) == (9, 0, 1)
    assert found.n_items == 5


def test_a_status_that_no_item_ever_met_is_a_wait_of_zero() -> None:
    """It is in the workflow, and the whole history skipped it."""
    history = told_history(items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-04-21 09:00")
    (found,) = measured(plan_of(WAIT), history).values()
    assert (found.state, found.current, found.progress_ratio) == (ProgressState.MEASURED, 0, 1)


def test_items_of_another_type_do_not_count() -> None:
    history = told_history(
        "\n".join(
            (
                items("2025-01-08", *APRIL, days=3, kind="feature"),
                items(*APRIL, days=20, key="D", kind="defect"),
                "  Z-1  Doing  2025-04-21 09:00",
            )
        )
    )
    features = KeyResult("features", "flow_time", Scope("policy", ItemType.FEATURE), target=1)
    share = KeyResult("share", "flow_distribution", Scope("policy", ItemType.DEFECT), target=0)
    risks = KeyResult("risks", "flow_distribution", Scope("policy", ItemType.RISK), target=1)
    found = measured(plan_of(features, share, risks, TIME), history)
    assert (found["features"].current, found["features"].n_items) == (3, 5)
    assert (found["time"].current, found["time"].n_items) == (20, 10)
    assert (found["share"].current, found["share"].n_items) == (0.5, 10)
    assert (found["risks"].current, found["risks"].state) == (0, ProgressState.MEASURED)


def test_no_data_is_neither_zero_nor_not_configured() -> None:
    nothing_done = told_history("  P-1  Doing  2025-01-06\n  P-2  Doing  2025-06-18")
    plan = plan_of(TIME, VELOCITY, NPS)
    for history in (None, nothing_done):
        found = measured(plan, history)
        assert found["time"].state is found["nps"].state is ProgressState.NO_DATA
        assert found["time"].current is found["time"].progress_ratio is None
    assert measured(plan, nothing_done)["velocity"].current == 0
    assert measured(plan)["velocity"].state is ProgressState.NO_DATA


@pytest.mark.parametrize(
    "asked",
    [
        KeyResult("kr", "market-share", target=1),
        KeyResult("kr", None, target=1),
        KeyResult("kr", "flow_time", target=1),
        KeyResult("kr", "flow_time", Scope("claims"), target=1),
        KeyResult("kr", "flow_time", Scope("policy", statistic="p99"), target=1),
        KeyResult("kr", "value_score", Scope("policy", ItemType.DEBT), target=1),
        KeyResult("kr", "status_wait", Scope("policy"), target=1),
        KeyResult("kr", "status_wait", Scope("policy", status="Legal"), target=1),
        KeyResult("kr", "status_wait", Scope("policy", status="Backlog"), target=1),
    ],
)
def test_what_nothing_could_ever_tell_is_not_configured(asked: KeyResult) -> None:
    history = told_history(items("2025-01-08", *APRIL))
    (found,) = measured(plan_of(asked), history).values()
    assert (found.state, found.current) == (ProgressState.NOT_CONFIGURED, None)


def test_a_stream_without_a_source_is_not_configured() -> None:
    stream = replace(policy_stream(), takes=())
    (found,) = measured(plan_of(TIME, streams=[stream])).values()
    assert found.state is ProgressState.NOT_CONFIGURED


def test_a_stream_that_nothing_was_synced_of_has_no_data_yet() -> None:
    """Another stream has a history, this one a source that told nothing."""
    history = told_history(items("2025-01-08", *APRIL))
    claims = replace(policy_stream(), id="claims")
    asked = replace(TIME, of=Scope("claims"))
    (found,) = measured(plan_of(asked, streams=[policy_stream(), claims]), history).values()
    assert (found.state, found.unit) == (ProgressState.NO_DATA, "days")


def test_a_stream_without_a_workflow_takes_its_statuses_from_the_log() -> None:
    history = told_history(items("2025-01-08", *APRIL) + "\n  Z-1  Doing  2025-04-21 09:00")
    stream = replace(policy_stream(), workflow=None)
    asked = replace(WAIT, of=Scope("policy", status="Doing"))
    (found,) = measured(plan_of(asked, streams=[stream]), history).values()
    assert (found.current, found.state) == (3, ProgressState.MEASURED)


def test_before_a_cycle_it_is_measured_with_what_is_known() -> None:
    """The history ends five weeks before the cycle begins."""
    history = told_history(
        items("2025-01-08", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14", "2025-02-15")
        + "\n  Z-1  Doing  2025-02-24 09:00"
    )
    (found,) = measured(plan_of(TIME), history).values()
    assert (found.end, found.baseline, found.current) == (date(2025, 2, 24), 3, 3)


def test_the_latest_observation_within_the_cycle_counts(told: str) -> None:
    """The last before the cycle is the baseline; what comes after its end is of the next.

    nps  25  2025-01-01
    nps  30  2025-03-30
    nps  32  2025-05-01
    nps  35  2025-06-29 23:00
    nps  90  2025-06-30
    """
    (found,) = measured(plan_of(NPS), observations=observed(told)).values()
    assert (found.baseline, found.current, found.progress_ratio) == (30, 35, 0.5)
    assert (found.unit, found.n_items, found.start) == ("points", None, None)
    assert found.as_of == datetime(2025, 6, 29, 23, tzinfo=UTC)


def test_a_correction_supersedes_whatever_the_order(told: str) -> None:
    """Of one moment, the one recorded later counts.

    nps  30  2025-03-01
    nps  99  2025-05-01  2025-05-02
    nps  33  2025-05-01  2025-05-09
    """
    for observations in (observed(told), observed(told)[::-1]):
        (found,) = measured(plan_of(NPS), observations=observations).values()
        assert found.current == 33


def test_what_is_observed_of_a_later_moment_than_now_is_not_known_yet(told: str) -> None:
    """The instant itself is.

    nps  30  2025-03-01
    nps  31  2025-05-01
    nps  35  2025-05-08
    """
    may = datetime(2025, 5, 8, tzinfo=UTC)
    told_all = observed(told)
    assert measured(plan_of(NPS), observations=told_all, now=may)["nps"].current == 35
    before = may - timedelta(microseconds=1)
    assert measured(plan_of(NPS), observations=told_all, now=before)["nps"].current == 31


def test_a_cycle_ends_in_the_organisations_zone(told: str) -> None:
    """In Auckland the cycle ends at noon UTC of 29 June.

    nps  35  2025-06-29 11:59
    nps  90  2025-06-29 12:00
    """
    plan = plan_of(NPS, zone="Pacific/Auckland")
    assert measured(plan, observations=observed(told))["nps"].current == 35


def test_the_share_of_weeks_inside_counts_weeks_with_a_known_value(told: str) -> None:
    """Nothing is known in the first week; then two weeks inside and one not, then inside again.

    nps  35  2025-04-09
    nps  20  2025-04-22
    nps  30  2025-04-28
    """
    kept = KeyResult("nps", "nps", low=30, high=40)
    now = datetime(2025, 5, 7, tzinfo=UTC)
    (found,) = measured(plan_of(kept), observations=observed(told), now=now).values()
    assert (found.current, found.progress_ratio) == (30, 3 / 4)
    assert found.target is None


def test_before_the_first_complete_week_nothing_is_kept_yet(told: str) -> None:
    """Observed in it, on its second day.

    nps  35  2025-04-01
    """
    kept = KeyResult("nps", "nps", low=30)
    now = datetime(2025, 4, 3, tzinfo=UTC)
    (found,) = measured(plan_of(kept), observations=observed(told), now=now).values()
    assert (found.state, found.current) == (ProgressState.MEASURED, 35)
    assert found.progress_ratio is None


def test_flow_keeps_within_by_each_week_alone() -> None:
    """Load is 1 in the first two weeks of the cycle and 2 in the third."""
    history = told_history(
        "  P-1  Doing  2025-01-06\n  P-2  Doing  2025-04-14\n  P-3  Doing  2025-04-21"
    )
    kept = KeyResult("load", "flow_load", Scope("policy"), low=0, high=1)
    (found,) = measured(plan_of(kept), history).values()
    assert found.progress_ratio == 2 / 3


def test_a_counter_metric_has_a_baseline_and_no_target() -> None:
    history = told_history(
        items("2025-01-08", days=9, key="B")
        + "\n"
        + items(*APRIL, days=3)
        + "\n  Z-1  Doing  2025-04-21 09:00"
    )
    guard = CounterMetric("flow_time", Scope("policy", window_weeks=2))
    found = guarded(plan_of(replace(NPS, counter_metric=guard)), history)
    assert (found.baseline, found.current, found.unit) == (9, 3, "days")
    assert found.target is found.progress_ratio is None
    assert guarded(plan_of(replace(NPS, counter_metric=guard))).state is ProgressState.NO_DATA


def test_every_cycle_is_measured_each_at_its_own_end() -> None:
    history = told_history(
        items("2025-01-08", "2025-02-05", *(f"2025-03-{day}" for day in range(18, 24)), days=10)
        + "\n"
        + items(*APRIL, days=3, key="Q")
        + "\n  Z-1  Doing  2025-04-21 09:00"
    )
    first = Cycle("2025-Q1", date(2024, 12, 30))
    plan = plan_of(replace(TIME, baseline=20))
    before = replace(plan.objectives[0], id="before", cycle=first.id)
    both = replace(plan, cycles=(first, CYCLE), objectives=(*plan.objectives, before))
    found = measure_key_results(both, history, observations=[], now=LATER)
    assert {key.objective: (each.end, each.current) for key, each in found.items()} == {
        "better": (date(2025, 4, 21), 3),
        "before": (CYCLE.start, 10),
    }
