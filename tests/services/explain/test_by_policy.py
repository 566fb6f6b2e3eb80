"""What is said to be the definition of a number is by the policy that it was counted by."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from narrows.domain.explanation import Explanation
from narrows.domain.flow import USUAL
from narrows.domain.measure import Period
from narrows.domain.streams import FlowStart, Reopening
from narrows.services.explain.by_policy import MEANT, by_policy
from narrows.services.explain.explaining import explain
from narrows.services.explain.meaning import STARTS
from narrows.services.explain.of_metrics import meaning_of
from narrows.services.explain.question import Asked
from narrows.services.explain.status_meanings import STATUS
from narrows.services.flow.measuring import every_metric
from tests.tables import told_history

WEEK = Period(date(2025, 1, 6), date(2025, 1, 13))
LOG = """
P-1  Backlog  2025-01-05
P-1  Waiting  2025-01-06
P-1  Doing    2025-01-07
P-1  Done     2025-01-08
P-1  Doing    2025-01-10
P-1  Done     2025-01-12
P-2  Waiting  2025-01-06
P-2  Done     2025-01-09
"""
DECLARED = [*product(FlowStart, Reopening)]


def told(
    metric: str, start: FlowStart, reopened: Reopening, *, status: str | None = None
) -> Explanation:
    as_of = datetime(2025, 1, 13, tzinfo=UTC)
    history = told_history(LOG, as_of=as_of, declared=(start.value, reopened.value))
    if status is None:
        return explain(history, Asked("policy", metric, period=WEEK))
    return explain(history, Asked("policy", metric, "flow_time_share_ratio", status=status))


def test_of_the_usual_policy_it_is_what_the_manual_says() -> None:
    usual = {**STATUS, **{metric.name: meaning_of(metric) for metric in every_metric()}}
    for name in MEANT:
        assert by_policy(name, usual[name], policy=USUAL) == usual[name]


@pytest.mark.parametrize(("start", "reopened"), DECLARED)
def test_flow_time_is_said_to_start_where_it_does_and_to_count_what_it_counts(
    start: FlowStart, reopened: Reopening
) -> None:
    """Created on the 5th, waits from the 6th, active from the 7th, done 8–10, done on the 12th."""
    found = told("flow_time", start, reopened)
    said = found.rules[STARTS]
    starts = {
        FlowStart.COMMITMENT: "first entry into waiting or active",
        FlowStart.CREATED: "its creation",
        FlowStart.FIRST_ACTIVE: "first entry into active",
    }
    counts = {
        Reopening.WHOLE_SPAN: "whole span counts",
        Reopening.SUM_OF_SPELLS: "only time in waiting and active counts",
        Reopening.LAST_SPELL: "only the last spell counts",
    }
    assert [each for each in starts if starts[each] in said] == [start]
    assert [each for each in counts if counts[each] in said] == [reopened]
    assert ("or from the last reopening" in found.definition) == (reopened is Reopening.LAST_SPELL)
    lengths = {each.id: each.part for each in found.items}
    begun = {FlowStart.CREATED: 5, FlowStart.COMMITMENT: 6, FlowStart.FIRST_ACTIVE: 7}[start]
    worked = 3 if start is FlowStart.FIRST_ACTIVE else 4
    spent = {Reopening.WHOLE_SPAN: 12 - begun, Reopening.SUM_OF_SPELLS: worked}
    assert lengths["P-1"] == spent.get(reopened, 2)


@pytest.mark.parametrize("start", list(FlowStart))
def test_efficiency_is_said_to_count_from_the_same_start(start: FlowStart) -> None:
    """P-1 waits for a day and P-2 for three, which is out where the first work is the start."""
    found = told("flow_efficiency", start, Reopening.WHOLE_SPAN)
    is_later = start is FlowStart.FIRST_ACTIVE
    assert ("from commitment" in found.rules[STARTS]) == (start is FlowStart.COMMITMENT)
    assert ("without ever being active" in found.rules["Leaves out"]) == is_later
    assert {each.id: (each.part, each.whole) for each in found.items} == (
        {"P-1": (3, 3)} if is_later else {"P-1": (3, 4), "P-2": (0, 3)}
    )
    share = told("statuses", start, Reopening.WHOLE_SPAN, status="Waiting")
    assert ("since the first entry into active" in share.definition) == is_later
    assert share.measurement.value == (0 if is_later else pytest.approx(4 / 7))


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (FlowStart.COMMITMENT, []),
        (FlowStart.FIRST_ACTIVE, ["done without ever being active before: it has no flow time"]),
    ],
)
def test_what_has_no_flow_time_is_said_to_lack_the_start_that_was_declared(
    start: FlowStart, why: list[str]
) -> None:
    found = told("flow_time", start, Reopening.WHOLE_SPAN)
    assert [each.left_out for each in found.left_out] == why
    assert ("ever being active" in found.rules["Leaves out"]) == (start is FlowStart.FIRST_ACTIVE)


AT_ONCE = """
P-3  Doing    2025-01-08
P-3  Done     2025-01-08
P-4  Backlog  2025-01-05
P-4  Done     2025-01-09
"""
"""One item that took no time, as one that was only worked on at night does, and one never begun."""


@pytest.mark.parametrize(("start", "reopened"), DECLARED)
@pytest.mark.parametrize("metric", ["flow_time", "flow_efficiency"])
def test_as_many_items_are_in_it_as_are_said_to_be_measured(
    metric: str, start: FlowStart, reopened: Reopening
) -> None:
    as_of = datetime(2025, 1, 13, tzinfo=UTC)
    history = told_history(LOG + AT_ONCE, as_of=as_of, declared=(start.value, reopened.value))
    found = explain(history, Asked("policy", metric, period=WEEK))
    said = found.measurement
    assert len(found.items) == (said.n_items or 0) - said.n_unmeasured
    assert len(found.left_out) == said.n_unmeasured
    assert "P-3" in {each.id for each in found.items}
