"""What jira-agile-metrics says of the board whose intervals DevLake derived: as many days, all 32."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from narrows.domain.work import FlowState
from tests.oracles.devlake import TRACE, joined_moves
from tests.oracles.other_tools import Read, read, written
from tests.shared import shared

MEANT = {
    "Backlog": FlowState.NEW,
    "Ready": FlowState.WAITING,
    "Dev": FlowState.ACTIVE,
    "Resolved": FlowState.WAITING,
    "Done": FlowState.DONE,
}
"""What their columns are to us."""


BORN_DONE = "EE-38"
"""Created in a status that is done, and never moved: to them it has no date at all, to us it is done
without a flow time."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """Their answers.

    Attributes:
        columns: Column → statuses.
        days: Item → from commitment to done; `None` when not done. [days]
        weeks: The Monday that ends a week, and belongs to it → items done. [items]
    """

    columns: dict[str, list[str]]
    days: dict[str, int | None]
    weeks: dict[date, int]


@pytest.fixture(scope="module")
def theirs() -> Theirs:
    """What the tool answered."""
    told = json.loads(
        Path(shared(f"{TRACE}/expected_by_jira_agile_metrics.json")).read_text("utf-8")
    )
    return Theirs(
        columns={each["name"]: each["statuses"] for each in told["settings"]["cycle"]},
        days={each["key"]: each["cycle_time_days"] for each in told["cycle_times"]},
        weeks={
            date.fromisoformat(each["period_start"]): round(each["count"])
            for each in told["throughput_weekly_W-MON"]
        },
    )


@pytest.fixture(scope="module")
def found(theirs: Theirs, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Our items of the same history, by a workflow of their columns."""
    states = {
        status: MEANT[column] for column, statuses in theirs.columns.items() for status in statuses
    }
    path = tmp_path_factory.mktemp("devlake") / "moves.csv"
    return read(written(joined_moves(), path), states)


def test_every_item_took_as_many_days(theirs: Theirs, found: Read) -> None:
    assert len(theirs.days) == 32
    assert {key: found.days(key) for key in theirs.days} == theirs.days


def test_as_many_items_are_done_each_week(theirs: Theirs, found: Read) -> None:
    done = {key: each.done_at.date() for key, each in found.items.items() if each.done_at}
    assert done.pop(BORN_DONE) == date(2020, 6, 12)
    assert len(theirs.weeks) > 100
    for end, count in theirs.weeks.items():
        begin = end - timedelta(days=7)
        assert sum(begin < each <= end for each in done.values()) == count
    assert sum(theirs.weeks.values()) == len(done) == 31
