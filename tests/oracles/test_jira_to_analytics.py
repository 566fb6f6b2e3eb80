"""A real Jira search with changelogs, looked at as a newcomer does, against its raw JSON."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from narrows.bootstrap import connectors
from narrows.domain.ports import History
from narrows.domain.work import COMMITTED, FlowState
from narrows.reader import FileReader
from narrows.services.flow.listing import items
from narrows.services.look.looking import LookAnswer, look
from narrows.services.look.request import LookRequest
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent
from tests.shared import shared

SEARCH = "trackers/jira_to_analytics/search.json"

Told = tuple[str, datetime]


@pytest.fixture(scope="module")
def raw() -> dict[str, list[Told]]:
    """Status and instant of each move of each issue, creation first."""
    found: dict[str, list[Told]] = {}
    for issue in json.loads(Path(shared(SEARCH)).read_text("utf-8"))["issues"]:
        moves = sorted(
            (datetime.fromisoformat(history["created"]), each["fromString"], each["toString"])
            for history in issue["changelog"]["histories"]
            for each in history["items"]
            if each["field"] == "status"
        )
        first = moves[0][1] if moves else issue["fields"]["status"]["name"]
        created = datetime.fromisoformat(issue["fields"]["created"])
        found[issue["key"]] = [(first, created), *((after, at) for at, _, after in moves)]
    return found


@pytest.fixture(scope="module")
def looked() -> tuple[LookAnswer, History]:
    return look(
        LookRequest(shared(SEARCH), name="search.json", stream="search", title="Search"),
        EmbeddedWarehouse(None),
        reader=FileReader(),
        connectors=connectors(),
        now=NOW,
        progress=silent,
    )


def test_visits_are_the_moves_of_the_changelog(
    raw: dict[str, list[Told]], looked: tuple[LookAnswer, History]
) -> None:
    found = {
        item.id: [(visit.status, visit.entered_at) for visit in item.visits]
        for item in items(looked[1])
    }
    assert found == raw
    assert sum(len(moves) for moves in raw.values()) == 25 + 64


def test_jiras_category_says_which_status_is_done(looked: tuple[LookAnswer, History]) -> None:
    meant = {each.status: each.flow_state for each in looked[0].guesses}
    assert meant["Done"] is FlowState.DONE
    assert looked[0].held.categories["Done"] is FlowState.DONE
    assert meant["Backlog"] is FlowState.NEW


def test_items_done_are_those_whose_last_move_is_into_done(
    raw: dict[str, list[Told]], looked: tuple[LookAnswer, History]
) -> None:
    answer, history = looked
    done = {key for key, moves in raw.items() if moves[-1][0] == "Done"}
    assert {item.id for item in items(history) if item.done_at} == done
    velocity = [
        each.value
        for each in answer.measurements
        if each.metric == "flow_velocity" and each.item_type is None
    ]
    assert velocity == [len(done)]


def test_littles_law_counts_all_time_in_committed_statuses(
    raw: dict[str, list[Told]], looked: tuple[LookAnswer, History]
) -> None:
    answer, _ = looked
    committed = {each.status for each in answer.guesses if each.flow_state in COMMITTED}
    spent = ended = timedelta()
    for moves in raw.values():
        lefts = [at for _, at in moves[1:]] + [answer.span.as_of]
        stays = [
            left - at
            for (status, at), left in zip(moves, lefts, strict=True)
            if status in committed
        ]
        spent += sum(stays, timedelta())
        ended += sum(stays, timedelta()) if moves[-1][0] == "Done" else timedelta()
    assert answer.little.spent_days == pytest.approx(spent / timedelta(days=1))
    assert answer.little.ended_days == pytest.approx(ended / timedelta(days=1))
