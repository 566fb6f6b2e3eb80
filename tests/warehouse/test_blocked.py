"""Flags that stop items: their words, their turns, and what becomes of the time."""

import re
from collections.abc import Sequence
from itertools import product

import pytest

from narrows.analytics.flag_words import FLAG_DOWN
from narrows.domain.work import Attribute
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.house import ROOT
from tests.loads import ask, has, load, move, told

UP = ("true", "Impediment", "Yes", "blocked by the bank", "1", "ja", "nobody answers")
DOWN = (
    "false", "", "No", "N", "0", "0.0", "none", "-", "–", "NULL", "n/a", "nein", " Unflagged ",
    "Not blocked", "not_blocked", "no-longer  blocked", "Cleared", "resolved", "Gelöst",
    "NICHT BLOCKIERT", "not\u00a0blocked", "no\u00a0",
)  # fmt: skip


def stopped(*flagged: Sequence[tuple[str, float]]) -> list[tuple[float | None, float | None]]:
    """Active and waiting days of items that are worked on for ten days but for their flags."""
    warehouse = EmbeddedWarehouse(None)
    log = [move("last", "Ready", 0), move("last", "Doing", 10)]
    for number, flags in enumerate(flagged):
        item = f"A{number:03}"
        log += [move(item, "Doing", 0), move(item, "Done", 10)]
        log += [has(item, Attribute.BLOCKED, word, day) for word, day in flags]
    load(warehouse, log)
    *items, _ = told(ask(warehouse))
    assert {item.flow_time_days for item in items} == {10}
    return [(item.active_days, item.waiting_days) for item in items]


@pytest.mark.newest
def test_any_word_raises_a_flag_and_a_few_take_it_down() -> None:
    """An item for each two words, all in one load."""
    pairs = list(product(UP, DOWN))
    days = stopped(*(((up, 2), (down, 5)) for up, down in pairs))
    others = {pair: each for pair, each in zip(pairs, days, strict=True) if each != (7.0, 3.0)}
    assert not others, others


def test_flags_raised_twice_count_once_and_one_that_stays_counts_to_the_end() -> None:
    twice = [("true", 2), ("Impediment", 3), ("false", 5), ("false", 6)]
    days = stopped(twice, [("true", 8)], [("false", 1)], [])
    assert days == [(7, 3), (8, 2), (10, 0), (10, 0)]


def test_the_manual_lists_every_word_that_takes_a_flag_down() -> None:
    manual = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    told = manual.split("## What ends a flag")[1].split("\n## ")[0]
    assert set(re.findall(r"`([^`]+)`", told)) - {"blocked", "-"} == FLAG_DOWN - {""}
