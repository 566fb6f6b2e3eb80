import pytest

from narrows.domain.measure import Metric
from narrows.domain.work import ItemType
from narrows.metrics import flow_efficiency, flow_time, status_wait
from narrows.metrics.of_type import BY_TYPE, OF_ALL, of_type
from narrows.metrics.tables import DONE
from narrows.services.flow.measuring import every_metric
from tests.tables import told_history, value_of

LEFT = [each for each in every_metric() if each.name not in (*BY_TYPE, *OF_ALL, "flow_load")]


def test_only_items_of_the_type_at_done_are_left(told: str) -> None:
    """P-1 is a feature when it is done, whatever it becomes; P-3 has no commitment before it.

    P-1  = feature  2025-01-01
    P-1  Waiting    2025-01-01
    P-1  Doing      2025-01-03
    P-1  Done       2025-01-05
    P-1  = defect   2025-01-06
    P-2  = defect   2025-01-01
    P-2  Doing      2025-01-01
    P-2  Done       2025-01-11
    P-3  = feature  2025-01-02
    P-3  Done       2025-01-03
    """
    history = told_history(told)
    features = [
        value_of(history, of_type(flow_time.metric, ItemType.FEATURE), "p85"),
        value_of(history, of_type(flow_efficiency.metric, ItemType.FEATURE), "ratio"),
        value_of(history, of_type(status_wait.metric, ItemType.FEATURE), "mean", status="Waiting"),
    ]
    assert features == [4, 0.5, 1]
    assert value_of(history, of_type(flow_time.metric, ItemType.DEFECT), "p85") == 10
    assert value_of(history, of_type(flow_time.metric, ItemType.RISK), "p85") is None


@pytest.mark.parametrize("metric", LEFT, ids=lambda metric: metric.name)
def test_every_metric_that_can_be_narrowed_rests_on_the_items_done(metric: Metric) -> None:
    """Else the query would be of all items and say that it is of one type."""
    assert metric.query.count(DONE) == 1
    narrowed = of_type(metric, ItemType.DEBT)
    assert narrowed.query.count("items.item_type = 'debt'") == 1
    assert DONE not in narrowed.query


def test_the_metrics_that_cannot_be_are_there() -> None:
    assert {*BY_TYPE, *OF_ALL} < {metric.name for metric in every_metric()}
    assert len(LEFT) == 3
