"""Load is counted by the type of each day, what is done by the type at `done_at`."""

from datetime import date, timedelta

from narrows.domain.measure import Period
from narrows.domain.work import ItemType
from narrows.metrics import flow_load
from narrows.metrics.flow_velocity import metric as velocity
from narrows.metrics.load import metric_by_type
from narrows.metrics.of_type import of_type
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import measure_periods
from tests.tables import TableHistory, told_history, value_of

FIRST = date(2025, 7, 1)


def daily(history: TableHistory, *, n_days: int) -> dict[str, list[float | None]]:
    """The load at the end of each day from 1 July, by type."""
    days = [Period(FIRST + timedelta(days=n), FIRST + timedelta(days=n + 1)) for n in range(n_days)]
    spans = [span for span in history.spans if span.number == 1]
    found = measure_periods(history, spans, periods={1: days}, metrics=[metric_by_type()])
    loads: dict[str, list[float | None]] = {}
    for each in found:
        if each.statistic == "end":
            loads.setdefault(str(each.item_type), []).append(each.value)
    return loads


def test_a_defect_that_becomes_a_feature_is_each_on_its_days_and_done_as_a_feature(
    told: str,
) -> None:
    """The vector of the vendor's manual: re-typed on the 5th, and back when it is done.

    P-1  = defect   2025-07-01
    P-1  Doing      2025-07-01
    P-1  = feature  2025-07-05
    P-1  Done       2025-07-10
    P-1  = defect   2025-07-11
    """
    history = told_history(told)
    loads = daily(history, n_days=10)
    assert loads == {
        "feature": [0, 0, 0, 0, 1, 1, 1, 1, 1, 0],
        "defect": [1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    }
    assert value_of(history, velocity, "count", item_type="feature") == 1
    assert value_of(history, velocity, "count") == 1, "and nothing else"


def test_the_load_of_one_type_is_what_it_is_by_type(told: str) -> None:
    """P-2 has no type until the 3rd: the first that it is given holds before.

    P-1  = defect   2025-07-01
    P-1  Doing      2025-07-01
    P-1  = feature  2025-07-05
    P-1  Done       2025-07-10
    P-2  Waiting    2025-07-02
    P-2  = feature  2025-07-03
    P-2  Backlog    2025-07-04
    """
    history = told_history(told)
    features = of_type(flow_load.metric, ItemType.FEATURE)
    defects = of_type(flow_load.metric, ItemType.DEFECT)
    assert value_of(history, features, "mean") == (5 + 2) / 9
    assert value_of(history, defects, "mean") == 4 / 9
    assert value_of(history, flow_load.metric, "mean") == (9 + 2) / 9
    assert value_of(history, of_type(flow_load.metric, ItemType.RISK), "mean") == 0


def test_the_load_of_a_type_is_explained_by_the_days_that_items_were_of_it(told: str) -> None:
    """P-1 counts four days as a defect and five as a feature.

    P-1  = defect   2025-07-01
    P-1  Doing      2025-07-01
    P-1  = feature  2025-07-05
    P-1  Done       2025-07-10
    """
    history = told_history(told)
    span = Period(date(2025, 7, 1), date(2025, 7, 10))
    for kind, days in ((ItemType.DEFECT, 4), (ItemType.FEATURE, 5), (None, 9)):
        found = explain(history, Asked("policy", "flow_load", "mean", span, kind))
        assert [each.part for each in found.items] == [days]
        assert found.recomputed == found.measurement.value == days / 9


def test_the_types_of_a_load_add_up_to_it(told: str) -> None:
    """Weeks from Monday 30 June.

    P-1  = defect   2025-07-01
    P-1  Doing      2025-07-01
    P-1  = feature  2025-07-05
    P-1  Done       2025-07-10
    P-2  Doing      2025-07-03
    P-3  = risk     2025-07-03
    P-3  Waiting    2025-07-12
    P-4  = debt     2025-07-12
    P-4  Doing      2025-07-14
    """
    history = told_history(told)
    spans = [span for span in history.spans if span.number == 1]
    weeks = [
        Period(date(2025, 6, 30), date(2025, 7, 7)),
        Period(date(2025, 7, 7), date(2025, 7, 14)),
    ]
    asked = {1: weeks}
    whole = measure_periods(history, spans, periods=asked, metrics=[flow_load.metric])
    parts = measure_periods(history, spans, periods=asked, metrics=[metric_by_type()])
    for each in whole:
        own = [
            part.value or 0
            for part in parts
            if (part.period, part.statistic) == (each.period, each.statistic)
        ]
        assert abs(sum(own) - (each.value or 0)) < 1e-9
        assert len(own) == 5, "defect, feature, risk, debt that is to come, and untyped"
