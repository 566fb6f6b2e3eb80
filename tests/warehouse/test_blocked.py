"""Flags that stop items: their words, their turns, and what becomes of the time."""

import re

import pytest

from narrows.analytics.flag_words import FLAG_DOWN
from narrows.domain.work import Attribute
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.house import ROOT
from tests.loads import ask, has, load, move, told

LOG = [move("A", "Doing", 0), move("A", "Done", 10), move("B", "Ready", 0), move("B", "Doing", 10)]


def stopped(*flags: tuple[str, float]) -> tuple[float | None, float | None]:
    """Active and waiting days of A, which is worked on for ten days but for its flags."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*LOG, *(has("A", Attribute.BLOCKED, word, day) for word, day in flags)])
    item, _ = told(ask(warehouse))
    assert item.flow_time_days == 10
    return item.active_days, item.waiting_days


@pytest.mark.parametrize(
    "up", ["true", "Impediment", "Yes", "blocked by the bank", "1", "ja", "nobody answers"]
)
@pytest.mark.parametrize(
    "down",
    [
        "false", "", "No", "N", "0", "0.0", "none", "-", "–", "NULL", "n/a", "nein", " Unflagged ",
        "Not blocked", "not_blocked", "no-longer  blocked", "Cleared", "resolved", "Gelöst",
        "NICHT BLOCKIERT", "not\u00a0blocked", "no\u00a0",
    ],
)  # fmt: skip
def test_any_word_raises_a_flag_and_a_few_take_it_down(up: str, down: str) -> None:
    assert stopped((up, 2), (down, 5)) == (7, 3)


def test_flags_raised_twice_count_once_and_one_that_stays_counts_to_the_end() -> None:
    assert stopped(("true", 2), ("Impediment", 3), ("false", 5), ("false", 6)) == (7, 3)
    assert stopped(("true", 8)) == (8, 2)
    assert stopped(("false", 1)) == (10, 0)
    assert stopped() == (10, 0)


def test_the_manual_lists_every_word_that_takes_a_flag_down() -> None:
    manual = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    told = manual.split("## What ends a flag")[1].split("\n## ")[0]
    assert set(re.findall(r"`([^`]+)`", told)) - {"blocked", "-"} == FLAG_DOWN - {""}
