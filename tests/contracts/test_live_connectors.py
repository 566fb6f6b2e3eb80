"""What holds for every connector that asks a tool, on a made-up tool with persons in its answers."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.bootstrap import connectors
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Live, Page, Since
from narrows.domain.work import Change
from narrows.reader.recording import Exchange, Recorder, Replay, exchanges_of, lines_of
from tests.fakes.plain_warehouse import PlainWarehouse
from tests.fakes.server import serving
from tests.fakes.tool import FakeTool
from tests.fakes.tools import TOOLS
from tests.fakes.ways import NOW, TOKEN, reader
from tests.faults.sources import QUICK, Bench

CANARY = "canary"
"""In every name of a person in the tools' answers, and nowhere else."""

OF_PERSONS = r"author|actor|assignee|email|login\b(?!:)|mention|participant|reviewer|\buser\b"
"""Words of questions whose answers name persons."""

JSON_PIECES = (b"null", b"[]", b"{}", b"17", b'""', b"true", b"-1e999", b'"\\ud800"')

each_tool = pytest.mark.parametrize("name", TOOLS)


def live_of(tool: FakeTool) -> Live:
    assert tool.connector.live is not None
    return tool.connector.live


@cache
def recorded(name: str) -> tuple[tuple[Exchange, ...], tuple[Page, ...]]:
    """What a tool answers when it is asked for all, and the pages of that."""
    tool = TOOLS[name]()
    with serving(tool.respond) as server, reader(server.address, live_of(tool), out=QUICK) as real:
        recorder = Recorder(real)
        pages = tuple(_fetched(tool, recorder))
    return tuple(recorder.exchanges), pages


def _fetched(tool: FakeTool, reader: HttpReader, *, since: Since | None = None) -> Iterator[Page]:
    source = tool.source("https://tool.example")
    return live_of(tool).fetch(reader, source, since=since or Since(NOW))


def test_each_connector_that_asks_a_tool_has_a_made_up_one() -> None:
    live = {name for name, each in connectors().items() if each.live}
    assert {make().connector.name for make in TOOLS.values()} == live
    assert len(live) >= 3


@each_tool
def test_what_is_recorded_and_answered_again_is_read_alike(name: str) -> None:
    exchanges, pages = recorded(name)
    lines = list(lines_of(exchanges))
    assert tuple(exchanges_of(lines)) == exchanges
    assert tuple(_fetched(TOOLS[name](), Replay(exchanges_of(lines)))) == pages


@each_tool
def test_a_record_holds_no_credentials(name: str) -> None:
    exchanges, _ = recorded(name)
    told = str(exchanges).lower()
    assert TOKEN not in told
    assert "authorization" not in told


@each_tool
def test_no_person_gets_past_a_connector(name: str) -> None:
    exchanges, pages = recorded(name)
    assert CANARY not in str(pages).lower()
    if not any(CANARY.encode() in each.answer.body.lower() for each in exchanges):
        # A tool that tells only what it is asked for is not asked for them.
        assert not re.search(
            OF_PERSONS, "".join(each.question for each in exchanges), re.IGNORECASE
        )


@each_tool
def test_asked_for_all_it_ends_with_a_census_and_an_instant(name: str) -> None:
    _, pages = recorded(name)
    *_, last = pages
    told = {change.item for page in pages for change in page.batch.changes}
    assert last.complete_until is not None
    assert last.complete_until <= NOW
    assert [page.census for page in pages if page.census is not None] == [told]
    assert not [page for page in pages[:-1] if page.complete_until or page.incomplete]


@each_tool
def test_each_change_has_an_id_that_says_the_same_when_told_again(name: str) -> None:
    _, pages = recorded(name)
    changes = [change for page in pages for change in page.batch.changes]
    by_id = {(each.item, each.source_id): each for each in changes}
    assert all(each.source_id for each in changes)
    assert all(by_id[each.item, each.source_id] == each for each in changes)
    later = TOOLS[name]()
    later.grow()
    again = {(each.item, each.source_id): each for each in _all(later)}
    assert {key: again.get(key) for key in by_id} == by_id


def _all(tool: FakeTool) -> list[Change]:
    with serving(tool.respond) as server, reader(server.address, live_of(tool), out=QUICK) as real:
        return [change for page in _fetched(tool, real) for change in page.batch.changes]


@each_tool
def test_any_cursor_brings_what_one_full_fetch_does(name: str) -> None:
    """Killed after each page that is a place to go on from, with the tool going on meanwhile."""
    _, pages = recorded(name)
    places = [n for n, page in enumerate(pages, start=1) if page.cursor is not None]
    assert places
    for n in places[:: max(1, len(places) // 4)]:
        bench = Bench(TOOLS[name](), PlainWarehouse())
        bench.sync(now=NOW, killed_after=n)
        bench.tool.grow()
        assert bench.sync(now=NOW + timedelta(days=1)).incomplete is None
        assert bench.warehouse.told() == bench.tool.truth()


@each_tool
def test_increments_bring_what_one_full_fetch_does_and_twice_is_once(name: str) -> None:
    bench = Bench(TOOLS[name](), PlainWarehouse())
    for day in range(4):
        assert bench.sync(now=NOW + timedelta(days=day)).incomplete is None
        assert bench.warehouse.told() == bench.tool.truth()
        held = dict(bench.warehouse.changes)
        again = bench.sync(now=NOW + timedelta(days=day, hours=1))
        assert again.held is not None
        assert (again.incomplete, again.held.n_new) == (None, 0)
        assert bench.warehouse.changes == held
        bench.tool.grow()


@each_tool
def test_the_token_is_tested_by_a_survey(name: str) -> None:
    tool = TOOLS[name]()
    with serving(tool.respond) as server:
        source = tool.source(server.address)
        with reader(server.address, live_of(tool), out=QUICK) as real:
            assert live_of(tool).survey(real, source).statuses
        wrong = "wrong-token"
        with (
            reader(server.address, live_of(tool), token=wrong, out=QUICK) as real,
            pytest.raises(NarrowsError) as caught,
        ):
            live_of(tool).survey(real, source)
    assert "\n" not in caught.value.message
    assert wrong not in caught.value.message


@each_tool
@settings(max_examples=30)
@given(data=st.data())
def test_broken_answers_are_refused_or_have_faults(name: str, data: st.DataObject) -> None:
    """One answer cut off somewhere, or with some bytes overwritten; no other exception comes."""
    exchanges, _ = recorded(name)
    n = data.draw(st.integers(0, len(exchanges) - 1))
    whole = exchanges[n].answer.body
    at = data.draw(st.integers(0, len(whole) - 1))
    tail = data.draw(st.one_of(st.none(), st.binary(max_size=8), st.sampled_from(JSON_PIECES)))
    broken = whole[:at] if tail is None else whole[:at] + tail + whole[at + len(tail) :]
    spoilt = list(exchanges)
    spoilt[n] = Exchange(exchanges[n].question, Answer(exchanges[n].answer.status, {}, broken))
    said: list[str] = []
    try:
        for page in _fetched(TOOLS[name](), Replay(spoilt)):
            said += [page.incomplete or "", *(fault.message for fault in page.batch.faults)]
    except NarrowsError as refusal:
        said.append(refusal.message)
    assert not [each for each in said if "\n" in each]
