"""A board of Jira by two other tools: DevLake's lead times, and the days of jira-agile-metrics.

DevLake counts from creation to the resolution, to the minute, rounded down.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from narrows.domain.streams import Source
from narrows.domain.work import FlowState
from tests.oracles.devlake import ANSWERS, LEAD_TIMES, TRACE, joined_moves, rows
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


ENDS = {**MEANT, "Resolved": FlowState.DONE}
"""An item is done when it is resolved, as DevLake has it."""
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


def test_every_lead_time_is_that_of_devlake_to_the_minute(theirs: Theirs, tmp_path: Path) -> None:
    answers = [json.loads(row["data"]) for row in rows(ANSWERS)]
    path = tmp_path / "search.json"
    path.write_text(json.dumps({"issues": answers}), encoding="utf-8")
    found = read(Source("board", "jira_export", str(path)), _states(theirs, ENDS)).items
    told = {row["issue_key"]: int(row["lead_time_minutes"]) for row in rows(LEAD_TIMES)}
    assert len(told) == 30
    for key, minutes in told.items():
        done_at = found[key].done_at
        assert done_at is not None
        assert (done_at - found[key].visits[0].entered_at) // timedelta(minutes=1) == minutes


def _states(theirs: Theirs, meant: Mapping[str, FlowState]) -> Mapping[str, FlowState]:
    return {
        status: meant[column] for column, statuses in theirs.columns.items() for status in statuses
    }
