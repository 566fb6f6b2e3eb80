"""Two versions of jira-agile-metrics with their own fixtures: the same days where rules agree.

They know dates and no hours, so our instants are compared as dates. Where their rules differ from
ours the difference stands here as a test, and in `docs/comparison.md` as a sentence.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from narrows.connectors.push import lines_of
from narrows.domain.calendar import Cut
from narrows.domain.measure import Period
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Change, FlowState
from narrows.metrics import flow_load, flow_velocity
from narrows.services.flow.measuring import measure, measure_periods
from narrows.services.flow.spans import spans_of
from tests.oracles.other_tools import STREAM, Read, day, read, table
from tests.shared import shared

LIVE = "oracles/jira-agile-metrics-mrreasonable"
FIRST = "oracles/jira-agile-metrics-deloitte/fixtures_and_expected.json"

STATES = {
    "Backlog": FlowState.NEW,
    "Next": FlowState.WAITING,
    "Build": FlowState.ACTIVE,
    "Code review": FlowState.ACTIVE,
    "QA": FlowState.ACTIVE,
    "Done": FlowState.DONE,
}
COLUMNS = {"Backlog": "Backlog", "Committed": "Next", "Build": "Build", "Test": "QA"}
"""Their columns, and the status that an item is first moved into for each."""

WITHDRAWN = "A-15"
"""From the backlog straight to done: no days to them, no flow time to us."""

Told = dict[str, Any]


@pytest.fixture(scope="module")
def live() -> Read:
    """The twenty issues of the version that is kept up."""
    return read(Source("live", "jira_export", shared(f"{LIVE}/input/search_issues.json")), STATES)


@pytest.fixture(scope="module")
def first() -> Mapping[str, Told]:
    """Fixtures and answers of the first version, by the name of the case."""
    told: Mapping[str, Told] = json.loads(Path(shared(FIRST)).read_text("utf-8"))
    return told


def test_items_start_and_end_on_the_same_days(live: Read) -> None:
    for row in table(f"{LIVE}/expected/cycletime.csv"):
        item = live.items[row["ID"]]
        assert day(_text(item.started_at)) == day(row["Committed"])
        assert day(_text(item.done_at)) == day(row["Done"])


def test_columns_are_entered_on_the_same_days_but_where_one_is_skipped(live: Read) -> None:
    skipped = set()
    for row in table(f"{LIVE}/expected/cycletime.csv"):
        entered = {each.status: each.entered_at for each in live.items[row["ID"]].visits}
        for column, status in COLUMNS.items():
            ours, theirs = day(_text(entered.get(status))), day(row[column])
            if ours != theirs:
                skipped.add((row["ID"], column, ours is None))
    # They date what was never entered back from the next column, and forget a creation without a
    # move; we have no visit of the first, and the creation of the others.
    assert skipped == {
        ("I-1", "Test", True), ("I-18", "Backlog", False), ("I-19", "Backlog", False),
    }  # fmt: skip


def test_every_item_took_as_many_days(live: Read) -> None:
    rows = table(f"{LIVE}/expected/scatterplot.csv")
    assert len(rows) == 14
    assert {row["key"]: live.days(row["key"]) for row in rows} == {
        row["key"]: int(row["cycle_time"]) for row in rows
    }
    created = {key: item.visits[0].entered_at.date() for key, item in live.items.items()}
    done = {key: item.done_at.date() for key, item in live.items.items() if item.done_at}
    assert {row["key"]: (done[row["key"]] - created[row["key"]]).days for row in rows} == {
        row["key"]: int(row["lead_time"]) for row in rows
    }


def test_percentiles_differ_by_the_rule_alone(live: Read) -> None:
    days = [found for key in live.items if (found := live.days(key)) is not None]
    theirs = {
        float(row["Quantile"]): _days(row["cycle_time"])
        for row in table(f"{LIVE}/expected/percentiles.csv")
    }
    assert theirs == {0.5: 15, 0.85: 18, 0.95: 19.05}
    assert {each: pytest.approx(np.quantile(days, each)) for each in theirs} == theirs
    ours = {
        each.statistic: each.value
        for each in measure(live.history, cut=Cut.ALL, stream=STREAM)
        if each.metric == "flow_time" and each.item_type is None
    }
    # Always a real item, and to the hour: 15 d 3 h (two of them), 18 d 1 h, and the slowest of all.
    assert ours["p50"] == pytest.approx(15.125)
    assert ours["p85"] == pytest.approx(18 + 1 / 24)
    assert ours["p95"] == pytest.approx(21 + 4 / 24)


def test_as_many_items_are_done_each_day(live: Read) -> None:
    theirs = {
        day(row["Period starting"]): round(float(row["count"]))
        for row in table(f"{LIVE}/expected/throughput.csv")
    }
    ours = Counter(each.done_at.date() for each in live.items.values() if each.done_at)
    assert {at: count for at, count in theirs.items() if count} == ours
    assert sum(ours.values()) == 14


def test_as_many_are_done_at_the_end_of_each_day_of_the_flow_diagram(live: Read) -> None:
    done = [each.done_at.date() for each in live.items.values() if each.done_at]
    rows = table(f"{LIVE}/expected/cfd.csv")
    assert len(rows) == 93
    for row in rows:
        at = date.fromisoformat(row["Date"])
        assert sum(each <= at for each in done) == round(float(row["Done"]))


def test_a_flag_makes_as_many_days_waiting(live: Read) -> None:
    blocked = {
        row["key"]: date.fromisoformat(row["end"]) - date.fromisoformat(row["start"])
        for row in table(f"{LIVE}/expected/impediments.csv")
    }
    assert blocked == {"I-2": timedelta(days=3)}
    for key, item in live.items.items():
        if item.done_at is None:
            continue
        in_active = sum(
            (
                (each.left_at or each.entered_at) - each.entered_at
                for each in item.visits
                if each.flow_state is FlowState.ACTIVE
            ),
            timedelta(),
        )
        lost = in_active / timedelta(days=1) - (item.active_days or 0)
        assert lost == pytest.approx(blocked.get(key, timedelta()) / timedelta(days=1))


@pytest.mark.parametrize("case", ["movement", "skipped_columns", "ageing_skipped"])
def test_the_first_version_counts_the_same_days(
    case: str, first: Mapping[str, Told], tmp_path: Path
) -> None:
    told = first[case]
    found = _read(told, tmp_path)
    for row in told["expected_cycle_times"]:
        theirs = None if row["cycle_time"] is None else round(row["cycle_time"])
        if row["key"] == WITHDRAWN:
            assert (found.days(WITHDRAWN), theirs) == (None, 0)
            assert found.items[WITHDRAWN].done_at is not None
            continue
        assert found.days(row["key"]) == theirs
        assert day(_text(found.items[row["key"]].started_at)) == day(row["Committed"])


@pytest.mark.parametrize("case", ["movement", "skipped_columns", "ageing_skipped"])
def test_the_first_version_has_the_same_items_in_process_of_the_same_age(
    case: str, first: Mapping[str, Told], tmp_path: Path
) -> None:
    told = first[case]
    now = _instant(told["now"])
    ours = {
        key: (now.date() - item.started_at.date()).days
        for key, item in _read(told, tmp_path).items.items()
        if item.age_days is not None and item.started_at
    }
    assert ours == {row["key"]: row["age"] for row in told["expected_ageing_wip_today_2018-01-10"]}


def test_the_first_version_has_the_same_load_at_the_end_of_each_day(
    first: Mapping[str, Told], tmp_path: Path
) -> None:
    told = first["large18"]
    moves = [
        Change(item["key"], Attribute.STATUS, status, _instant(item[column]), "")
        for item in told["input_items"]
        for column, status in {**COLUMNS, "Done": "Done"}.items()
        if item[column]
    ]
    history = _pushed(moves, tmp_path, as_of=_instant("2018-01-10")).history
    spans = spans_of(history, STREAM)
    days = [Period(date(2018, 1, at), date(2018, 1, at + 1)) for at in range(1, 10)]
    metrics = [flow_load.metric, flow_velocity.metric]
    measured = [
        each
        for each in measure_periods(
            history, spans, periods={spans[0].number: days}, metrics=metrics
        )
        if each.item_type is None
    ]
    load = {each.period.start: each.value for each in measured if each.statistic == "end"}
    done = {each.period.start: each.value for each in measured if each.metric == "flow_velocity"}
    expected = told["expected"]
    assert load == {date.fromisoformat(row["date"]): row["wip"] for row in expected["wip"]}
    departures = {date.fromisoformat(r["date"]): r["departures"] for r in expected["net_flow"]}
    assert done == departures
    assert sum(departures.values()) == 6


def _read(told: Told, folder: Path) -> Read:
    return _pushed(list(_changes(told["input_issues"])), folder, as_of=_instant(told["now"]))


def _pushed(changes: list[Change], folder: Path, *, as_of: datetime) -> Read:
    path = folder / "told.jsonl"
    path.write_bytes(lines_of(changes))
    return read(Source("told", "push", str(path)), STATES, as_of=as_of)


def _changes(issues: list[Told]) -> Iterator[Change]:
    for issue in issues:
        key, fields = issue["key"], issue["fields"]
        told = [(each["created"], item) for each in issue["changelog"] for item in each["items"]]
        begun = [item["from"] for _, item in told if item["field"] == "status"]
        status = begun[0] if begun else fields["status"]["name"]
        yield Change(key, Attribute.STATUS, status, _instant(fields["created"]), "")
        for at, item in told:
            if item["field"] == "status":
                yield Change(key, Attribute.STATUS, item["to"], _instant(at), "")
            elif item["field"] == "Flagged":
                yield Change(key, Attribute.BLOCKED, item["to"] or "no", _instant(at), "")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _days(text: str) -> float:
    """`19 days 01:12:00` in days."""
    days, _, clock = text.partition(" days ")
    hours, minutes, seconds = (int(each) for each in clock.split(":"))
    return int(days) + timedelta(hours=hours, minutes=minutes, seconds=seconds) / timedelta(days=1)
