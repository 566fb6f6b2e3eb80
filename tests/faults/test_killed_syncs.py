"""Syncs killed at each page, before and after what came is kept: restarted, as if undisturbed.

A kill is an exception that no code of ours catches; at the end of the file it is one of a process.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from narrows.domain.calendar import instant_at
from narrows.domain.live import Page
from narrows.domain.ports import LoadedSource, Step
from narrows.domain.streams import Source
from narrows.domain.work import Batch
from narrows.reader import FileReader
from narrows.services.sources import following
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.fakes.direct import ADDRESS, dialling
from tests.fakes.json_feed_tool import FeedTool
from tests.fakes.server import Asked, Reply, Respond, Trouble, serving
from tests.fakes.tool import FakeTool, Truth
from tests.fakes.tools import TOOLS
from tests.fakes.ways import NOW
from tests.loads import silent

N_KILLS = 80
PER_TOOL = N_KILLS // len(TOOLS)
ROWS = """
SELECT key, attribute, text, changed_at_us
FROM raw_changes JOIN raw_items USING (item) JOIN raw_values USING (value)
"""


class Killed(BaseException):
    """What no code of ours catches, as a kill is not."""


@dataclass(slots=True)
class Fate:
    """Counts the moments at which a process may die, and lets it die at one.

    Attributes:
        at: Its number; 0 is never.
        n: How many there have been.
    """

    at: int = 0
    n: int = 0

    def __call__(self) -> None:
        self.n += 1
        if self.n == self.at:
            raise Killed


class Mortal(EmbeddedWarehouse):
    """May die right before and right after it keeps something."""

    def __init__(self, folder: Path, fate: Fate) -> None:
        super().__init__(folder, may_keep=fate)
        self._fate = fate

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        held = super().follow(source, pages, step=step)
        self._fate()
        return held


def slowly(
    tool: FakeTool, folder: Path, *, fate: Fate, made: type[Mortal] = Mortal
) -> SyncedSource:
    """The same with every page kept at once that has a cursor."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(following, "FIRST_CHANGES", 1)
        patched.setattr(following, "MOST_CHANGES", 1)
        return synced(tool, folder, fate=fate, made=made)


def synced(
    tool: FakeTool, folder: Path, *, fate: Fate, made: type[Mortal] = Mortal
) -> SyncedSource:
    """One sync that may die at each question and around each keeping."""
    source = tool.source(ADDRESS)
    connectors = {source.connector: tool.connector}
    return sync_source(
        source,
        made(folder, fate),
        ways=Ways(FileReader(), connectors, dialling(tool, before=fate)),
        now=NOW,
        progress=silent,
    )


def held(folder: Path, name: str) -> tuple[Truth, LoadedSource]:
    """The changes of all items that are not gone, and where the source stands."""
    warehouse = EmbeddedWarehouse(folder)
    state = warehouse.sources()[name]
    assert state.followed is not None
    with warehouse._reading(warehouse._current()) as con:
        rows = con.execute(ROWS).fetchall()
    told = {
        (key, attribute, text, instant_at(us))
        for key, attribute, text, us in rows
        if key not in state.followed.gone
    }
    assert len(told) == len([row for row in rows if row[0] not in state.followed.gone])
    return told, state


@cache
def undisturbed(name: str) -> tuple[int, Truth, LoadedSource]:
    """How many moments a sync has, and what is held after it."""
    fate, tool = Fate(), TOOLS[name]()
    with TemporaryDirectory() as folder:
        assert slowly(tool, Path(folder), fate=fate).incomplete is None
        told, state = held(Path(folder), tool.source(ADDRESS).id)
    assert told == tool.truth()
    return fate.n, told, state


@pytest.mark.parametrize("nth", range(PER_TOOL))
@pytest.mark.parametrize("name", TOOLS)
def test_killed_and_restarted_it_is_as_undisturbed(tmp_path: Path, name: str, nth: int) -> None:
    n_moments, told, state = undisturbed(name)
    moment = 1 + nth * n_moments // PER_TOOL
    tool = TOOLS[name]()
    with pytest.raises(Killed):
        slowly(tool, tmp_path, fate=Fate(moment))
    assert synced(tool, tmp_path, fate=Fate()).incomplete is None
    again, restarted = held(tmp_path, state.id)
    assert again == told
    assert (restarted.n_items, restarted.complete_until) == (state.n_items, state.complete_until)
    assert restarted.followed is not None
    assert state.followed is not None
    assert restarted.followed.gone == state.followed.gone


def test_as_many_are_killed_as_are_said() -> None:
    assert PER_TOOL * len(TOOLS) == N_KILLS
    assert all(undisturbed(name)[0] >= 8 for name in TOOLS)


class Careless(Mortal):
    """Keeps the cursor before what it stands for."""

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        if pages[-1].complete_until is None:
            early = Page(Batch(()), cursor=pages[-1].cursor)
            step = replace(step, before=super().follow(source, [early], step=step))
        return super().follow(source, pages, step=step)


def test_a_cursor_kept_too_early_would_be_caught(tmp_path: Path) -> None:
    """The negative control: killed in between, a sync of it is short."""
    n_moments, told, _ = undisturbed("json feed")

    def is_short(moment: int) -> bool:
        tool, folder = FeedTool(), tmp_path / str(moment)
        with pytest.raises(Killed):
            slowly(tool, folder, fate=Fate(moment), made=Careless)
        assert synced(tool, folder, fate=Fate(), made=Careless).incomplete is None
        return held(folder, "feed")[0] != told

    assert any(map(is_short, range(1, n_moments + 1)))


@pytest.mark.parametrize("nth", [1, 3, 5])
def test_a_process_that_is_killed_while_it_waits_for_an_answer(tmp_path: Path, nth: int) -> None:
    tool = FeedTool()
    child: list[subprocess.Popen[bytes]] = []

    def kill(asked: Asked, respond: Respond) -> Reply:
        child[0].send_signal(signal.SIGKILL)
        child[0].wait()
        return respond(asked)

    with serving(tool.respond, Trouble(kill, first=nth)) as server:
        command = [sys.executable, str(Path(__file__).with_name("syncing.py"))]
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}

        def run() -> int:
            child[:] = [subprocess.Popen([*command, str(tmp_path), server.address], env=env)]
            return child[0].wait()

        assert run() == -signal.SIGKILL
        assert run() == 0
        assert held(tmp_path, "feed")[0] == tool.truth()
