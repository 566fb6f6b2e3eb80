from datetime import UTC, datetime

import numpy as np
import pytest

from narrows.analytics.stays import GONE
from narrows.services.stream_stays import ENOUGH_STAYS, OPEN_US, read_stays, recent
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move


def test_stays_follow_each_other_within_an_item_and_the_last_one_lasts() -> None:
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            move("A", "Ready", 0),
            move("B", "Ready", 1),
            move("A", "Doing", 2),
            move("A", "Done", 7),
        ],
    )
    history = ask(warehouse, as_of=datetime(2026, 1, 15, tzinfo=UTC))
    stays = read_stays(history, history.spans[0], zone="UTC")
    names = [stays.names[each] for each in stays.status]
    following = [None if each == GONE else stays.names[each] for each in stays.next_status]
    assert sorted(zip(names, following, map(bool, stays.is_done), strict=True), key=str) == [
        ("Doing", "Done", True),
        ("Done", None, True),
        ("Ready", "Doing", True),
        ("Ready", None, False),
    ]
    assert np.isinf(stays.left).sum() == 2
    assert (stays.left[np.isfinite(stays.left)] <= stays.end).all()
    assert stays.spent().min() > 0


def test_of_a_large_history_the_last_stays_are_read() -> None:
    day_us = 86_400_000_000
    n_stays = ENOUGH_STAYS * 3
    entered = np.arange(n_stays, dtype=np.int64) * (700 * day_us // n_stays)
    left = np.where(np.arange(n_stays) % 100 == 0, OPEN_US, entered + day_us)
    as_of = np.array([700 * day_us], dtype=np.int64)
    kept = recent(entered, left, as_of)
    assert kept[left == OPEN_US].all(), "what lasts is load"
    kept_days = entered[kept & (left != OPEN_US)].min() / day_us
    assert kept_days == pytest.approx(700 * 2 / 3 - 1, abs=1), "a third holds enough"
    entered = entered // 10 + 630 * day_us
    dense = recent(entered, entered + day_us, as_of)
    assert dense.all(), "half a year is read in any case"
