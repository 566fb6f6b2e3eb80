"""A GitHub on loopback into a real warehouse: what is measured, what is written, what it costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from benchmarks.jira import SIZES, sync
from narrows.connectors.github.cursor import LAG
from narrows.domain.live import Live
from narrows.domain.streams import Source
from narrows.domain.work import FlowState
from narrows.reader import FileReader
from narrows.reader.tool import ToolReader
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.fakes import spoils, ways
from tests.fakes.github_model import PERSON
from tests.fakes.github_tool import GitHubTool
from tests.fakes.server import Trouble, serving
from tests.fakes.ways import NOW, TOKEN
from tests.loads import silent

SLOWLY = replace(ways.QUICK, read_seconds=10, whole_seconds=20)
"""A busy machine may take its time."""


def synced(
    tool: GitHubTool, address: str, *, warehouse: EmbeddedWarehouse, now: datetime = NOW
) -> SyncedSource:
    """One sync by the real reader, that does not really wait."""

    @contextmanager
    def dial(to: Source, live: Live) -> Iterator[ToolReader]:
        with ways.reader(to.path, live, out=ways.way(limits=SLOWLY)) as reader:
            yield reader

    asked = Ways(FileReader(), {tool.connector.name: tool.connector}, dial)
    return sync_source(tool.source(address), warehouse, ways=asked, now=now, progress=silent)


def kept(folder: Path) -> str:
    """All that is written: names, bytes, rows."""
    said: list[str] = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        said += [path.name, path.read_bytes().decode("latin-1")]
        if path.suffix == ".parquet":
            said.append(str(duckdb.read_parquet(str(path), connection=duckdb.connect()).fetchall()))
    return "\n".join(said)


@pytest.mark.parametrize("has_project", [False, True])
def test_a_github_is_synced_over_sockets(has_project: bool, tmp_path: Path) -> None:
    """Limited once, down once; neither persons nor the token are in anything that is written."""
    tool, warehouse = GitHubTool(has_project), EmbeddedWarehouse(tmp_path / "home")
    place = tool.places["the histories" if has_project else "the first issues"]
    limited = Trouble(spoils.status(403, {"message": "You exceeded a secondary rate limit"}), place)
    down = Trouble(spoils.status(502), tool.places["the rest of a history"])
    with serving(tool.respond, limited, down) as server:
        first = synced(tool, server.address, warehouse=warehouse)
        tool.grow()
        tool.delete("acme/shop#2")
        second = synced(tool, server.address, warehouse=warehouse)
    assert (first.incomplete, second.incomplete) == (None, None)
    assert (limited.n_spoilt, down.n_spoilt) == (1, 1)
    held = warehouse.sources()["shop-github"]
    assert held.n_items == len(tool.model.items) == 15
    assert held.faults == ()
    assert held.complete_until == tool.model.now - LAG
    assert held.categories["Closed"] is FlowState.DONE
    written = kept(tmp_path)
    assert "acme/shop#3" in written
    assert PERSON not in written
    assert TOKEN not in written


def test_a_wrong_token_is_one_line_and_takes_nothing(tmp_path: Path) -> None:
    tool, warehouse = GitHubTool(), EmbeddedWarehouse(tmp_path / "home")
    with serving(tool.respond) as server:
        assert synced(tool, server.address, warehouse=warehouse).incomplete is None
        before = warehouse.sources()["shop-github"]
        server.troubles = (Trouble(spoils.status(401), times=99),)
        told = synced(tool, server.address, warehouse=warehouse)
    assert "does not know the token" in str(told.incomplete)
    after = warehouse.sources()["shop-github"]
    assert (after.n_items, after.complete_until) == (before.n_items, before.complete_until)


@pytest.mark.soak
def test_two_hundred_thousand_issues_fit_into_memory() -> None:
    cost = sync(200_000, "github")
    assert cost.peak_mib <= SIZES[200_000][1]
