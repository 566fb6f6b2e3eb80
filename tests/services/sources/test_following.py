"""Following a live source: complete until an instant, or incomplete with a reason; never short."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource
from narrows.domain.streams import Take
from narrows.services.sources import following
from narrows.warehouse import segments
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.manifest import read
from tests.lived_in import NOW, TOOL, MadeUp, change, many, synced
from tests.loads import ask, path_of, stream, told

N_PAGES = 7
"""Of a tool with twelve items: six pages of two, and the census."""


class Killed(BaseException):
    """What no code of ours catches, as a kill is not."""


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of few changes, so that a small tool takes several."""
    monkeypatch.setattr(following, "FIRST_CHANGES", 5)


def history(warehouse: EmbeddedWarehouse) -> list[tuple[str, list[tuple[str, float]]]]:
    asked = ask(warehouse, stream("policy", Take("tool")))
    return [(item.id, path_of(item)) for item in told(asked)]


def settled(folder: Path) -> dict[str, LoadedSource]:
    """A state, without what tells only how it came about."""
    return {name: replace(each, n_new=0) for name, each in read(folder).sources.items()}


Undisturbed = tuple[dict[str, LoadedSource], list[tuple[str, list[tuple[str, float]]]]]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """What is held after a sync of twelve items that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    warehouse = EmbeddedWarehouse(folder)
    synced(many(12), warehouse)
    return settled(folder), history(warehouse)


def test_all_is_brought_in_steps_and_complete_until_the_sync(tmp_path: Path) -> None:
    ended = synced(many(12), EmbeddedWarehouse(tmp_path))
    assert ended.incomplete is None
    assert ended.held is not None
    assert (ended.held.n_items, ended.held.n_transitions, ended.held.n_new) == (12, 36, 36)
    assert ended.held.complete_until == NOW
    assert len(read(tmp_path).segments) > 1


def test_again_nothing_is_new_and_what_changed_is_brought(tmp_path: Path) -> None:
    tool, warehouse = many(12), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    before = history(warehouse)
    again = synced(tool, warehouse)
    assert again.held is not None
    assert again.held.n_new == 0
    assert history(warehouse) == before
    tool.add(change("A-3", "Doing", 50), change("B-1", "Ready", 60))
    tool.pages_asked = 0
    later = synced(tool, warehouse, now=NOW + timedelta(days=1))
    assert later.held is not None
    assert later.held.n_new == 2
    assert later.held.complete_until == NOW + timedelta(days=1)
    assert tool.pages_asked < N_PAGES


@pytest.mark.parametrize("page", range(1, N_PAGES + 1))
def test_refused_at_a_page_it_is_incomplete_and_the_next_sync_ends_it(
    tmp_path: Path, page: int, undisturbed: Undisturbed
) -> None:
    tool = many(12)
    tool.fails_at = page
    warehouse = EmbeddedWarehouse(tmp_path / "cut")
    stopped = synced(tool, warehouse)
    assert stopped.incomplete == "It is down."
    if stopped.held is not None:
        assert stopped.held.complete_until is None
        assert stopped.held.followed is not None
        assert stopped.held.followed.incomplete == "It is down."
        assert len(history(warehouse)) == 2 * (page - 1)
    ended = synced(tool, warehouse)
    assert ended.incomplete is None
    assert (settled(tmp_path / "cut"), history(warehouse)) == undisturbed


@pytest.mark.parametrize("is_after", [False, True])
@pytest.mark.parametrize("at", range(1, N_PAGES + 1))
def test_killed_and_restarted_it_equals_an_undisturbed_sync(
    tmp_path: Path, undisturbed: Undisturbed, *, at: int, is_after: bool
) -> None:
    """Killed while page `at` is asked for, or as step `at` is kept: nothing of ours sees it."""
    tool, n_kept = many(12), 0

    def may_keep() -> None:
        nonlocal n_kept
        n_kept += 1
        if is_after and n_kept == at:
            raise Killed

    tool.refusal = Killed()
    tool.fails_at = None if is_after else at
    try:
        synced(tool, EmbeddedWarehouse(tmp_path / "cut", may_keep=may_keep))
    except Killed:
        is_killed = True
    else:
        is_killed = False
    assert is_killed or is_after
    warehouse = EmbeddedWarehouse(tmp_path / "cut")
    assert synced(tool, warehouse).incomplete is None
    assert (settled(tmp_path / "cut"), history(warehouse)) == undisturbed


def test_what_was_good_stays_good_when_a_later_sync_fails(tmp_path: Path) -> None:
    tool, warehouse = many(12), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    before = history(warehouse)
    tool.add(change("A-3", "Doing", 150))
    tool.pages_asked, tool.fails_at = 0, 1
    failed = synced(tool, warehouse, now=NOW + timedelta(days=60))
    assert failed.incomplete == "It is down."
    assert failed.held is not None
    assert failed.held.complete_until == NOW
    assert history(warehouse) == before


def test_a_connector_that_forgets_to_end_is_incomplete(tmp_path: Path) -> None:
    tool = many(3)
    tool.refusal, tool.fails_at = NarrowsError("x", "x"), None
    whole = tool.fetch

    def cut(reader: object, source: object, *, since: object) -> object:
        yield from list(whole(reader, source, since=since))[:-1]  # type: ignore[arg-type]

    tool.fetch = cut  # type: ignore[method-assign, assignment]
    assert synced(tool, EmbeddedWarehouse(tmp_path)).incomplete == following.UNENDED


def test_what_is_shown_no_longer_is_left_out_and_said_and_comes_back(tmp_path: Path) -> None:
    tool, warehouse = many(12), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    hidden = tool.items.pop("A-3")
    ended = synced(tool, warehouse)
    assert ended.held is not None
    assert ended.held.n_items == 11
    asked = ask(warehouse, stream("policy", Take("tool")))
    assert "A-3" not in {item.id for item in told(asked)}
    assert "1 item that the tool shows no longer is left out: A-3" in {
        fault.message for fault in asked.faults()
    }
    tool.items["A-3"] = hidden
    synced(tool, warehouse)
    fresh = EmbeddedWarehouse(tmp_path / "fresh")
    synced(tool, fresh)
    assert history(warehouse) == history(fresh)


def test_when_most_is_gone_at_once_the_count_is_not_believed(tmp_path: Path) -> None:
    tool, warehouse = many(60), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    before = history(warehouse)
    tool.items = {"A-1": tool.items["A-1"], "C-1": [change("C-1", "Ready", 90)]}
    doubted = synced(tool, warehouse, now=NOW + timedelta(days=1))
    assert doubted.incomplete is not None
    assert "looks like rights that were lost" in doubted.incomplete
    assert doubted.held is not None
    assert doubted.held.complete_until == NOW
    assert {item for item, _ in history(warehouse)} >= {item for item, _ in before}
    believed = synced(tool, warehouse, now=NOW + timedelta(days=1), trusts_census=True)
    assert believed.incomplete is None
    assert [item for item, _ in history(warehouse)] == ["A-1", "C-1"]


def test_a_small_source_that_shows_nothing_is_doubted_too(tmp_path: Path) -> None:
    tool, warehouse = many(3), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    tool.items = {}
    assert synced(tool, warehouse).incomplete is not None
    assert len(history(warehouse)) == 3


def test_an_empty_tool_is_complete_and_empty(tmp_path: Path) -> None:
    ended = synced(MadeUp(), EmbeddedWarehouse(tmp_path))
    assert ended.incomplete is None
    assert ended.held is not None
    assert (ended.held.n_items, ended.held.complete_until) == (0, NOW)


def test_what_else_is_taken_is_asked_for_from_the_beginning(tmp_path: Path) -> None:
    tool, warehouse = many(12), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    assert warehouse.since(TOOL, now=NOW).cursor
    other = replace(TOOL, take=("ALL", "MORE"))
    assert not warehouse.since(other, now=NOW).cursor
    tool.pages_asked = 0
    synced(tool, warehouse, source=other)
    assert tool.pages_asked == N_PAGES
    assert len(history(warehouse)) == 12


def test_another_address_is_another_tool(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    synced(many(12), warehouse)
    moved = replace(TOOL, path="https://other.example")
    assert not warehouse.since(moved, now=NOW).known
    synced(many(3, moves=("Ready", "Doing")), warehouse, source=moved)
    assert [len(path) for _, path in history(warehouse)] == [2, 2, 2]


def test_a_process_that_was_overtaken_keeps_nothing(tmp_path: Path) -> None:
    tool = many(12)
    other = EmbeddedWarehouse(tmp_path)
    slow = many(12)
    whole = slow.fetch

    def overtaken(reader: object, source: object, *, since: object) -> object:
        for n, page in enumerate(whole(reader, source, since=since)):  # type: ignore[arg-type]
            if n == 4:
                synced(tool, other)
            yield page

    slow.fetch = overtaken  # type: ignore[method-assign, assignment]
    ended = synced(slow, EmbeddedWarehouse(tmp_path))
    assert ended.incomplete is not None
    assert "Another process has synced «tool» meanwhile" in ended.incomplete
    held = EmbeddedWarehouse(tmp_path).sources()["tool"]
    assert (held.n_items, held.complete_until) == (12, NOW)


def test_many_small_steps_become_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 3)
    tool, warehouse = many(4), EmbeddedWarehouse(tmp_path)
    synced(tool, warehouse)
    n_segments = []
    for day in range(8):
        tool.add(change(f"B-{day}", "Ready", 30 + day), change("A-1", "Doing", 40 + day))
        synced(tool, warehouse, now=NOW + timedelta(days=day))
        n_segments.append(len(read(tmp_path).segments))
    assert max(n_segments) == 3
    assert min(n_segments) == 2, "what was merged, and the newest"
    fresh = EmbeddedWarehouse(tmp_path / "fresh")
    synced(tool, fresh)
    assert history(warehouse) == history(fresh)
    held = warehouse.sources()["tool"]
    assert (held.n_items, held.n_transitions) == (12, 28)
