from datetime import UTC, datetime

import numpy as np
import pytest

from narrows.analytics.stays import GONE
from narrows.services.flow.stream_stays import read_stays
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
    warehouse = EmbeddedWarehouse(None)
    done = [
        move(f"I-{day}", status, day + part)
        for day in range(300)
        for part, status in ((0.0, "Doing"), (0.5, "Done"))
    ]
    load(warehouse, [move("lasting", "Doing", 0), *done])
    history = ask(warehouse)

    def days_since_entered(enough: int) -> list[float]:
        stays = read_stays(history, history.spans[0], zone="UTC", enough=enough)
        ended = np.isfinite(stays.left)
        assert stays.names[stays.status[stays.entered.argmin()]] == "Doing", "what lasts is load"
        return sorted(stays.end - stays.entered[ended])

    assert len(days_since_entered(10_000)) == 300
    assert len(days_since_entered(10)) == pytest.approx(13 * 7, abs=1), "a quarter at least"
    assert len(days_since_entered(500)) == pytest.approx(250, abs=51)
