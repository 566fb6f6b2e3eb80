"""What is served, wired: measured now, and again in the background whenever it changes."""

from narrows.bootstrap import WAREHOUSE, Home, now, tools
from narrows.bootstrap.cutting import cut_histories
from narrows.bootstrap.measuring import Measured, Measuring
from narrows.bootstrap.syncing import source_standings, unmapped_of
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.services.connect.file_preview import FileDesk
from narrows.services.look.looking import LookAnswer, look
from narrows.services.look.request import LookRequest
from narrows.services.sources.calling import signed_by
from narrows.vault.kept_files import FolderFiles
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.manifest import stamp
from narrows.web.desk import Desk
from narrows.web.live import Live
from narrows.web.rest.bench import Bench
from narrows.web.source_desk import SourceDesk, fresh, fresh_standings


def open_desk(home: Home) -> Desk:
    """What is served: measured now, and again in the background whenever it changes.

    Raises:
        NarrowsError: `home-missing`, and what measuring refuses.
    """
    live, sources = _live(home), _source_desk(home)
    live()
    bench = Bench(
        gate=home.repository,
        review=lambda: live.settled()[0],
        history=lambda: _history(live.settled()),
        now=now,
        connectors=frozenset(home.world.connectors),
        standings=sources.standings,
        history_at=cut_histories(home),
        unmapped=sources.unmapped,
    )
    return Desk(
        repository=home.repository,
        review=lambda: live()[0],
        history=lambda: _history(live()),
        now=now,
        bench=bench,
        sources=sources,
        trouble=lambda: live.trouble,
    )


def _source_desk(home: Home) -> SourceDesk:
    gate, keyring, known = home.repository, home.keyring(), home.world.connectors

    def stamps() -> object:
        return gate.stamp()[0], stamp(home.folder / WAREHOUSE)

    return SourceDesk(
        gate,
        fresh_standings(lambda: source_standings(home), stamps, kept=gate),
        tools(home.folder),
        lambda source: signed_by(source, home.stored().plan, connectors=known, keyring=keyring),
        fresh(lambda: unmapped_of(home), stamps),
        _file_desk(home),
    )


def _file_desk(home: Home) -> FileDesk:
    """Where files are handed over: kept in the home, each looked at in memory."""
    reader, known = home.world.reader, home.world.connectors

    def looked(asked: LookRequest) -> LookAnswer:
        memory = EmbeddedWarehouse(None)
        return look(asked, memory, reader=reader, connectors=known, now=now(), progress=_silent)[0]

    return FileDesk(FolderFiles(home.folder), reader, looked)


def _live(home: Home) -> Live[Measured]:
    """What is measured of a home, as fresh as can be."""

    def stamps() -> object:
        moved = home.repository.marks()
        told = moved.revision, moved.n_observations, moved.n_pushed
        return told, stamp(home.folder / WAREHOUSE)

    return Live(Measuring(home), stamps)


def _history(measured: Measured) -> History:
    if measured[1] is None:
        raise NarrowsError(
            "nothing-synced",
            "Nothing is known of any work yet: connect a source or hand a file over; where there "
            "is a source, `narrows sync` brings what it tells.",
        )
    return measured[1]


def _silent(what: str, fraction: float | None) -> None:
    """Nobody watches a server's progress."""
