"""Every number of a key result is explained, whatever it is measured from."""

from datetime import date

import pytest

from narrows.domain.amounts import exactly
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.work import ItemType
from narrows.services.explain.key_result import explain_key_result
from narrows.services.explain.known import Known
from tests.key_results import CYCLE, LATER, measured, observed, plan_of
from tests.services.results.test_progressing import APRIL, items
from tests.tables import told_history

pytestmark = pytest.mark.newest

TIME = KeyResult(
    "time", "flow_time", Scope("policy"), target=2,
    counter_metric=CounterMetric("flow_velocity", Scope("policy")),
)  # fmt: skip
VELOCITY = KeyResult("velocity", "flow_velocity", Scope("policy"), baseline=1, target=9)
KEPT = KeyResult("kept", "flow_load", Scope("policy"), low=0, high=0.4)
NEVER = KeyResult("never", "status_wait", Scope("policy", status="Checking"), baseline=9, target=0)
SOLD = KeyResult("sold", "sold", target=3)
NPS = KeyResult("nps", "nps", target=40)
HOLD = KeyResult("hold", "nps", low=30, high=50)

TOLD = items("2025-01-08", "2025-03-18", *APRIL, days=3) + "\n  Z-1  Doing  2025-05-07 09:00"
SEEN = """
nps  20  2025-03-01
nps  31  2025-04-10  2025-04-11
nps  35  2025-05-06  2025-05-07
nps  36  2025-05-06  2025-05-20
nps  90  2025-07-02
"""


def told(
    key_result: KeyResult, statistic: str = "current", *, history: History | None = None
) -> tuple[Explanation, Plan]:
    plan = plan_of(key_result)
    known = Known(plan, history or told_history(TOLD), observed(SEEN), LATER)
    found = explain_key_result(f"better/{key_result.id}", known=known, statistic=statistic)
    return found, plan


@pytest.mark.parametrize(
    ("key_result", "statistic"),
    [
        (each, statistic)
        for each in (TIME, VELOCITY, KEPT, NEVER, NPS, HOLD)
        for statistic in ("current", "baseline", "progress_ratio")
    ],
    ids=lambda each: getattr(each, "id", each),
)
def test_what_is_added_up_is_what_okrs_show(key_result: KeyResult, statistic: str) -> None:
    found, plan = told(key_result, statistic)
    (shown,) = measured(plan, told_history(TOLD), observations=observed(SEEN)).values()
    expected = getattr(shown, statistic)
    assert found.measurement.value == expected
    assert found.recomputed == (None if expected is None else pytest.approx(expected)), found.sum
    assert found.of == f"better/{key_result.id}"
    assert found.sum


@pytest.mark.parametrize("key_result", [TIME, VELOCITY, NPS, NEVER], ids=lambda each: each.id)
def test_what_it_moved_by_is_now_less_before(key_result: KeyResult) -> None:
    found, plan = told(key_result, "moved")
    (shown,) = measured(plan, told_history(TOLD), observations=observed(SEEN)).values()
    expected = None
    if shown.current is not None and shown.baseline is not None:
        expected = shown.current - shown.baseline
        now, before = (exactly(each, shown.unit) for each in (shown.current, shown.baseline))
        assert f"{now} now − {before} baseline" in found.sum
    assert found.measurement.value == found.recomputed == expected
    assert found.measurement.unit == shown.unit


def test_what_guards_it_moved_too() -> None:
    before, now, moved = (
        told(TIME, each)[0].measurement.value
        for each in ("counter_baseline", "counter", "counter_moved")
    )
    assert before is not None
    assert now is not None
    assert moved == now - before


def test_a_rate_is_told_for_a_week_and_its_window_in_words() -> None:
    found, _ = told(VELOCITY)
    assert found.measurement.unit == "items/week"
    assert "5 items done in these days. That is 1.25 in each of 4 weeks." in found.sum
    assert (
        found.rules["Window"] == "4 complete weeks, 7\u00a0Apr\u00a02025 to 4\u00a0May\u00a02025."
    )
    assert found.rules["Metric"] == "Flow velocity", "its title, no name of the code"
    assert len(found.items) == 5


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(None, "the weeks that are usual."), (1, "the 1 week of its own window.")],
)
def test_what_was_widened_says_in_which_weeks_too_little_was_done(
    weeks: int | None, words: str
) -> None:
    scope = Scope("policy", ItemType.UNTYPED, window_weeks=weeks)
    history = told_history("P-1  Doing  2025-03-03\nP-1  Done  2025-03-18\nP-2  Doing  2025-05-07")
    found, _ = told(KeyResult("few", "flow_velocity", scope, target=9), history=history)
    assert found.rules["Window"].endswith(f"widened, because under 5 items were done in {words}")


def test_a_counter_metric_has_numbers_too() -> None:
    found, _ = told(TIME, "counter")
    assert (found.measurement.metric, found.recomputed) == ("flow_velocity", 1.25)
    with pytest.raises(NarrowsError) as refused:
        told(NPS, "counter")
    assert refused.value.slug == "counter-missing"


def test_of_observations_the_newest_counts_and_the_others_say_why_not() -> None:
    found, _ = told(NPS)
    assert [(each.value, each.is_answer, each.left_out) for each in found.observations] == [
        (20, False, "earlier: the newest one counts"),
        (31, False, "earlier: the newest one counts"),
        (35, False, "corrected: brought again on 20\u00a0May\u00a02025"),
        (36, True, ""),
        (90, False, "after the cycle's end"),
    ]
    assert found.sum == (
        "The newest of 3 values that count: 36 points, true of 6\u00a0May\u00a02025, "
        "brought on 20\u00a0May\u00a02025."
    )


def test_a_key_result_is_told_as_it_stood_on_a_day() -> None:
    day = date(2025, 4, 14)
    for key_result, value in ((NPS, 31), (TIME, 3)):
        known = Known(plan_of(key_result), told_history(TOLD), observed(SEEN), LATER, until=day)
        found = explain_key_result(f"better/{key_result.id}", known=known)
        assert found.measurement.value == found.recomputed == value
        assert found.measurement.period.end in (day, CYCLE.end)
        # The cycle goes on until July.
        late = {each.left_out for each in found.observations if each.value in (36, 90)}
        assert late == ({"after these days"} if found.observations else set())


def test_a_band_is_told_week_by_week() -> None:
    found, _ = told(HOLD, "progress_ratio")
    assert len(found.weeks) == 13
    assert [each.value for each in found.weeks[:2]] == [20, 31]
    assert found.sum == "12 of 13 complete weeks were within 30 points to 50 points."


def test_a_week_reads_so_that_it_can_be_held_against_the_band() -> None:
    """Load of 0.43 and 0.4 items is one digit in a table, and only one of them is within 0.4."""
    found, _ = told(KEPT, "progress_ratio")
    for each in found.weeks:
        assert each.value is not None
        is_inside = 0 <= float(each.shown.split()[0]) <= 0.4
        assert (is_inside, each.shown.split()[1]) == (each.part == 1, "items")
    efficient = KeyResult("worked", "flow_efficiency", Scope("policy"), low=0.4, high=0.9)
    weeks = told(efficient, "progress_ratio")[0].weeks
    assert {each.shown for each in weeks if each.value is not None} == {"100 %"}
    assert {each.shown for each in weeks if each.value is None} == {""}


def test_where_it_stands_comes_with_what_it_is_held_against() -> None:
    (current, _), (progress, _) = told(KEPT), told(KEPT, "progress_ratio")
    assert current.beside == (None, current.measurement.value, None, 0, 0.4)
    assert progress.beside == told(KEPT, "moved")[0].beside == ()
    time, _ = told(TIME)
    (shown,) = measured(plan_of(TIME), told_history(TOLD), observations=()).values()
    assert time.beside == (shown.baseline, shown.current, 2, None, None)
    counter, _ = told(TIME, "counter")
    assert counter.beside == (None, counter.measurement.value, None, None, None)


def test_the_progress_of_a_band_is_of_no_trailing_window() -> None:
    assert not told(KEPT, "progress_ratio")[0].rules["Window"]
    assert told(KEPT, "current")[0].rules["Window"]
    assert told(TIME, "progress_ratio")[0].rules["Window"]


@pytest.mark.parametrize("metric", ["flow_time", "flow_efficiency", "flow_load", "flow_velocity"])
@pytest.mark.parametrize("statistic", ["current", "baseline", "progress_ratio", "moved"])
def test_a_number_of_one_type_is_said_to_be_of_that_type(metric: str, statistic: str) -> None:
    of_debt = KeyResult("debt", metric, Scope("policy", ItemType.DEBT), target=0.5)
    found, _ = told(of_debt, statistic)
    assert found.measurement.item_type == ItemType.DEBT


def test_progress_is_told_by_its_three_numbers() -> None:
    found, _ = told(NPS, "progress_ratio")
    assert found.sum == (
        "(36 points now − 20 points baseline) / (40 points target − 20 points baseline)."
    )


def test_a_status_that_nobody_was_in_is_zero_and_says_so() -> None:
    found, _ = told(NEVER)
    assert found.measurement.value == found.recomputed == 0
    assert found.sum == "No item of the stream was ever in «Checking»."


def test_not_configured_and_no_data_are_told_apart_from_zero() -> None:
    found, _ = told(SOLD)
    assert found.recomputed is None
    assert found.sum.startswith(
        "Not configured: there is no such metric, statistic or status, or its"
    )
    plan = plan_of(TIME)
    empty = explain_key_result("better/time", known=Known(plan, None, [], LATER))
    assert empty.sum.startswith("No data yet")


def test_what_was_graded_or_seen_stays_as_it_was_told() -> None:
    plan = plan_of(VELOCITY)
    (shown,) = measured(plan, told_history(TOLD)).values()
    more = told_history(TOLD + "\n" + items("2025-04-15", key="L"))
    known = Known(plan, more, [], LATER, shown)
    found = explain_key_result("better/velocity", known=known)
    assert (found.measurement.value, found.recomputed) == (1.25, 1.5)
    assert "stays as it was told" in found.sum


@pytest.mark.parametrize("key", ["better/none", "none/time", "time"])
def test_what_is_no_key_result_is_refused(key: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        explain_key_result(key, known=Known(plan_of(TIME), None, [], LATER))
    assert refused.value.slug == "key-result-unknown"
