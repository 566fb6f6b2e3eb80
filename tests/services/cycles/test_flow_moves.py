"""Flow before a cycle and in it: counted by hand from a log."""

from datetime import date, datetime, timedelta

from narrows.domain.okr import Cycle
from narrows.services.cycles.flow_moves import flow_moves
from tests.tables import told_history

SPRING = Cycle("spring", date(2025, 3, 31), weeks=2)


def done(*days: str, took: int, key: str) -> str:
    """A log of items that took so many days, done on these days at noon."""
    lines = []
    for number, day in enumerate(days):
        end = datetime.fromisoformat(f"{day} 12:00")
        lines.append(f"  {key}-{number}  Doing  {end - timedelta(days=took)}")
        lines.append(f"  {key}-{number}  Done  {end}")
    return "\n".join(lines)


BEFORE = done("2025-03-10", "2025-03-17", "2025-03-18", "2025-03-24", took=6, key="A")
WITHIN = done("2025-04-01", "2025-04-02", "2025-04-03", "2025-04-08", "2025-04-09", took=2, key="B")
AFTER = done("2025-04-16", took=30, key="C")


def test_weeks_before_stand_beside_weeks_of_the_cycle() -> None:
    """Four items in the four weeks from the first move; five in the two weeks of the cycle."""
    (found,) = flow_moves(told_history(f"{BEFORE}\n{WITHIN}\n{AFTER}"), SPRING)
    assert found.stream == "policy"
    assert found.before is not None
    assert found.after is not None
    assert (found.before.start, found.before.end) == (date(2025, 3, 3), date(2025, 3, 31))
    assert (found.after.start, found.after.end) == (date(2025, 3, 31), date(2025, 4, 14))
    moves = {(each.metric, each.statistic): each for each in found.moves}
    time = moves["flow_time", "p85"]
    assert (time.before, time.after, time.unit) == (6, 2, "days")
    assert (time.n_items_before, time.n_items_after) == (4, 5)
    velocity = moves["flow_velocity", "per_week"]
    assert (velocity.before, velocity.after) == (4 / 4, 5 / 2)


def test_a_cycle_that_has_no_complete_week_yet_has_no_after() -> None:
    (found,) = flow_moves(told_history(f"{BEFORE}\n  Z-1  Doing  2025-04-02 09:00"), SPRING)
    assert found.after is None
    assert {each.after for each in found.moves} == {None}
    assert {each.n_items_after for each in found.moves} == {0}


def test_a_history_that_is_younger_than_the_cycle_has_no_before() -> None:
    (found,) = flow_moves(told_history(f"{WITHIN}\n{AFTER}"), Cycle("s", date(2025, 3, 17)))
    assert found.before is None
    assert found.after is not None
    assert {each.before for each in found.moves} == {None}


def test_nothing_synced_moves_nothing() -> None:
    assert not flow_moves(None, SPRING)
