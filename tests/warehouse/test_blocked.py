"""Flags that stop items: their words, their turns, and what becomes of the time."""

import pytest

from narrows.domain.work import Attribute
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move, told

LOG = [move("A", "Doing", 0), move("A", "Done", 10), move("B", "Ready", 0), move("B", "Doing", 10)]


def stopped(*flags: tuple[str, float]) -> tuple[float | None, float | None]:
    """Active and waiting days of A, which is worked on for ten days but for its flags."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*LOG, *(has("A", Attribute.BLOCKED, word, day) for word, day in flags)])
    item, _ = told(ask(warehouse))
    assert item.flow_time_days == 10
    return item.active_days, item.waiting_days


@pytest.mark.parametrize("up", ["true", "Impediment", "Yes", "blocked by the bank", "1"])
@pytest.mark.parametrize("down", ["false", "", "No", "0", "none"])
def test_any_word_raises_a_flag_and_a_few_take_it_down(up: str, down: str) -> None:
    assert stopped((up, 2), (down, 5)) == (7, 3)


def test_flags_raised_twice_count_once_and_one_that_stays_counts_to_the_end() -> None:
    assert stopped(("true", 2), ("Impediment", 3), ("false", 5), ("false", 6)) == (7, 3)
    assert stopped(("true", 8)) == (8, 2)
    assert stopped(("false", 1)) == (10, 0)
    assert stopped() == (10, 0)
