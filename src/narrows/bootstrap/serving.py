"""What is served, wired: measured now, and again in the background whenever it changes."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.bootstrap import WAREHOUSE, Home, now, tools
from narrows.bootstrap.cutting import cut_histories
from narrows.bootstrap.syncing import source_standings
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.domain.streams import PUSH, Source
from narrows.services.connect.file_preview import FileDesk
from narrows.services.flow.drilling import make_ready
from narrows.services.flow.versions import policy_versions
from narrows.services.lint.said_facts import said_in
from narrows.services.look.looking import LookAnswer, look
from narrows.services.look.request import LookRequest
from narrows.services.quality.held_weeks import HeldWeeks
from narrows.services.quality.restating import restate
from narrows.services.quality.restating_results import restate_results
from narrows.services.reviewing import Review, history_for_review, review
from narrows.services.sources.calling import signed_by
from narrows.services.sources.loading import load_source
from narrows.vault.kept_files import FolderFiles
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.manifest import stamp
from narrows.web.desk import Desk
from narrows.web.live import Live
from narrows.web.rest.bench import Bench
from narrows.web.source_desk import SourceDesk, fresh_standings

Measured = tuple[Review, History | None]


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
    loaded: tuple[Sequence[Source], int] = (), 0
    weeks = HeldWeeks(home.repository)

    def measure() -> Measured:
        nonlocal loaded
        stored = home.stored()
        pushed = stored.plan.sources, home.repository.n_pushed()
        if pushed != loaded:
            _bring_pushed(home, stored.plan.sources)
            loaded = pushed
        history = history_for_review(stored.plan, home.warehouse, progress=_silent)
        if history is not None:
            make_ready(history)
        measured = review(
            stored,
            history,
            held=home.warehouse.sources(),
            observations=home.repository.observations(),
            now=now(),
            said=said_in(home.repository),
        )
        trail = home.repository.audit("stream")
        # Before anybody is shown it: what a page told otherwise is recorded when it is shown.
        at = now()
        if history is not None:
            restate(weeks, history, trail=trail, now=at)
        restate_results(home.repository, stored.plan, history=history, now=at, weeks=weeks)
        return replace(measured, versions=policy_versions(trail)), history

    def stamps() -> object:
        moved = home.repository.marks()
        told = moved.revision, moved.n_observations, moved.n_pushed
        return told, stamp(home.folder / WAREHOUSE)

    return Live(measure, stamps)


def _bring_pushed(home: Home, sources: Sequence[Source]) -> None:
    """Load what tools pushed; what was loaded before adds nothing."""
    for each in sources:
        if each.connector == PUSH and home.repository.pushed(each.id):
            load_source(
                each,
                home.warehouse,
                reader=home.world.reader,
                connectors=home.world.connectors,
                now=now(),
                progress=_silent,
            )


def _history(measured: Measured) -> History:
    if measured[1] is None:
        raise NarrowsError("nothing-synced", "Nothing is synced yet; run `narrows sync`.")
    return measured[1]


def _silent(what: str, fraction: float | None) -> None:
    """Nobody watches a server's progress."""
