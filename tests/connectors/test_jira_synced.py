"""A Jira on loopback into a real warehouse: what is measured, what is written, what it costs."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from benchmarks.jira import SIZES, sync
from narrows.connectors.jira import connector, fetch
from narrows.domain.live import Live, Since
from narrows.domain.streams import Source
from narrows.domain.work import FlowState
from narrows.reader import FileReader
from narrows.reader.tool import ToolReader
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.fakes import spoils, ways
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Straight, home
from tests.fakes.jira_server import FakeJira
from tests.fakes.jira_tool import JiraTool
from tests.fakes.server import Trouble, serving
from tests.loads import silent

TOKEN = "ada:canary-token"  # noqa: S105 - of the fake


def synced(
    source: Source, warehouse: EmbeddedWarehouse, waits: ways.Waits, *, now: datetime = NOW
) -> SyncedSource:
    """One sync by the real reader, that does not really wait."""

    @contextmanager
    def dial(to: Source, live: Live) -> Iterator[ToolReader]:
        with ways.reader(to.path, live, token=TOKEN, out=ways.way(waits)) as reader:
            yield reader

    asked = Ways(FileReader(), {connector.name: connector}, dial)
    return sync_source(source, warehouse, ways=asked, now=now, progress=silent)


def kept(folder: Path) -> str:
    """All that is written: names, bytes, rows."""
    said: list[str] = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        said += [path.name, path.read_bytes().decode("latin-1")]
        if path.suffix == ".parquet":
            said.append(str(duckdb.read_parquet(str(path), connection=duckdb.connect()).fetchall()))
    return "\n".join(said)


@pytest.fixture(params=[True, False], ids=["cloud", "center"])
def tool(request: pytest.FixtureRequest) -> JiraTool:
    return JiraTool(request.param)


def test_a_jira_behind_a_path_is_synced_over_sockets(tool: JiraTool, tmp_path: Path) -> None:
    """Busy once, down once; neither persons nor the token are in anything that is written."""
    warehouse, waits = EmbeddedWarehouse(tmp_path / "home"), ways.Waits()
    busy = Trouble(spoils.status(429, retry_after="7"), tool.places["the first page"])
    down = Trouble(spoils.status(500), tool.places["the census"])
    with serving(tool.respond, busy, down) as server:
        source = tool.source(f"{server.address}/jira")
        first = synced(source, warehouse, waits)
        tool.grow()
        tool.delete("PAY-2")
        second = synced(source, warehouse, waits, now=tool.jira.clock)
    assert (first.incomplete, second.incomplete) == (None, None)
    assert max(waits.seconds) >= 7
    held = warehouse.sources()[source.id]
    assert held.n_items == len(tool.jira.model.issues) == 7
    assert held.faults == ()
    assert held.categories["Doing"] is FlowState.ACTIVE
    assert held.complete_until == tool.jira.clock - timedelta(minutes=1)
    written = kept(tmp_path)
    assert "PAY-3" in written
    assert "canary" not in written.lower()


def test_a_wrong_token_is_one_line_and_takes_nothing(tool: JiraTool, tmp_path: Path) -> None:
    warehouse, waits = EmbeddedWarehouse(tmp_path / "home"), ways.Waits()
    with serving(tool.respond) as server:
        source = tool.source(server.address)
        assert synced(source, warehouse, waits).incomplete is None
        before = warehouse.sources()[source.id].n_items
        server.troubles = (Trouble(spoils.status(401), tool.places["what it is"]),)
        told = synced(source, warehouse, waits)
    assert "refuses the token (401)" in str(told.incomplete)
    assert warehouse.sources()[source.id].n_items == before
    assert "canary" not in f"{told}"


def many(n_issues: int) -> FakeJira:
    jira = FakeJira(JiraModel(), per_page=20)
    for n in range(n_issues):
        key = jira.model.create("PAY", days(n / 50))
        jira.model.change(key, days(n / 50 + 0.1), status="Doing")
    return jira


def test_a_sync_asks_little() -> None:
    """Ten pages of twenty, the count before and after, and what it is."""
    jira = many(200)
    home("PAY").sync(jira, now=NOW)
    assert jira.n_asked.total() == 10 + 2 + 5


def test_memory_does_not_grow_with_the_issues() -> None:
    """Pages come and go; only keys are kept, for the count."""

    def most_bytes(n_issues: int) -> int:
        jira = many(n_issues)
        tracemalloc.start()
        try:
            for _ in fetch(Straight(jira), home().source, since=Since(NOW)):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, more = most_bytes(60), most_bytes(300)
    assert more < 2 * few


@pytest.mark.soak
def test_two_hundred_thousand_issues_fit_into_memory() -> None:
    cost = sync(200_000)
    assert cost.peak_mib <= SIZES[200_000][1]
