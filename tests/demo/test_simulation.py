from dataclasses import replace

import numpy as np
import pytest

from narrows.demo.line import Line, Move, OutsideWait, Step
from narrows.demo.office import CALENDAR_WEEK_HOURS, worked_hours
from narrows.demo.simulation import simulate

WEEKS = 60
LINE = Line(
    backlog="To do",
    steps=(Step("Doing", "To do", slots=3, work_hours=20.0), Step("Reviewing", "Review", 1, 5.0)),
    wait=OutsideWait(
        "Asked", step=0, chance=0.5, before_days=4.0, after_days=1.0, changes_week=30,
        holds_slot=True,
    ),
    requests_per_week=5.0,
)  # fmt: skip


def play(line: Line = LINE, *, seed: int = 1) -> list[Move]:
    until = WEEKS * CALENDAR_WEEK_HOURS
    return simulate(line, until_hours=until, rng=np.random.default_rng(seed))


def most_at_once(moves: list[Move], *statuses: str) -> int:
    """Most items that were in these statuses at one time."""
    where: dict[int, str] = {}
    most = 0
    for move in moves:
        where[move.item] = move.status
        most = max(most, sum(status in statuses for status in where.values()))
    return most


def waits(moves: list[Move], status: str) -> list[tuple[float, float]]:
    """Begin and length of each stay that ended. [hours]"""
    found = []
    since: dict[int, float] = {}
    for move in moves:
        if move.item in since:
            begin = since.pop(move.item)
            found.append((begin, move.at_hours - begin))
        if move.status == status:
            since[move.item] = move.at_hours
    return found


def test_no_more_items_are_worked_on_than_there_are_slots() -> None:
    moves = play()
    assert most_at_once(moves, "Reviewing") == 1
    assert most_at_once(moves, "Doing", "Asked") == 3


def test_who_gives_the_slot_back_lets_others_work_meanwhile() -> None:
    free = replace(LINE, wait=replace(LINE.wait, holds_slot=False))
    assert most_at_once(play(free), "Doing", "Asked") > 3
    assert most_at_once(play(free), "Doing") == 3


def test_people_move_items_in_office_hours_only() -> None:
    for move in play():
        assert move.at_hours % 24 >= 9
        assert move.at_hours % 24 <= 17.5 + 1e-6
        assert move.at_hours % CALENDAR_WEEK_HOURS < 5 * 24


def test_answers_come_sooner_once_the_wait_has_changed() -> None:
    changes = 30 * CALENDAR_WEEK_HOURS
    before = [length for begin, length in waits(play(), "Asked") if begin < changes - 240]
    after = [length for begin, length in waits(play(), "Asked") if begin > changes]
    assert np.mean(before) / 24 == pytest.approx(4.0, abs=1.2)
    assert np.mean(after) / 24 == pytest.approx(1.3, abs=0.6)
    assert len(before) > 40


def test_work_takes_the_hours_that_it_should() -> None:
    quiet = replace(LINE, wait=replace(LINE.wait, chance=0.0), requests_per_week=2.0)
    starts = {m.item: m.at_hours for m in play(quiet) if m.status == "Doing"}
    ends = {m.item: m.at_hours for m in play(quiet) if m.status == "Review"}
    work = [worked_hours(at) - worked_hours(starts[item]) for item, at in ends.items()]
    assert np.mean(work) == pytest.approx(20.0, rel=0.15)


def test_the_same_dice_play_the_same_game() -> None:
    assert play(seed=3) == play(seed=3)
    assert play(seed=3) != play(seed=4)
