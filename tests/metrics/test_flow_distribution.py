import pytest

from narrows.domain.calendar import Cut
from narrows.metrics.flow_distribution import metric
from narrows.services.flow.measuring import measure
from tests.tables import told_history, value_of


def test_shares_are_of_the_items_done_and_sum_to_one(told: str) -> None:
    """Of four items done one has no type; a risk is open.

    P-1  = feature  2025-01-01
    P-1  Done       2025-01-02
    P-2  = feature  2025-01-01
    P-2  Done       2025-01-02
    P-3  = defect   2025-01-01
    P-3  Done       2025-01-02
    P-4  Done       2025-01-02
    P-5  = risk     2025-01-01
    P-5  Doing      2025-01-02
    """
    history = told_history(told)
    shares = {
        each.item_type: each.value for each in measure(history, cut=Cut.ALL, metrics=[metric])
    }
    assert shares == {"feature": 0.5, "defect": 0.25, "risk": 0, "untyped": 0.25}
    assert sum(value or 0 for value in shares.values()) == pytest.approx(1)


def test_it_is_undefined_where_nothing_was_done(told: str) -> None:
    """Only work in progress.

    P-1  = feature  2025-01-01
    P-1  Doing      2025-01-02
    """
    assert value_of(told_history(told), metric, "ratio", item_type="feature") is None
