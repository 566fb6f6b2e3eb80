"""The embedded warehouse: a folder of Parquet with DuckDB over it, or an engine in memory."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb

from narrows.domain.calendar import instant_us
from narrows.domain.live import Page, Since
from narrows.domain.ports import LoadedSource, Progress, StatusCount, Step
from narrows.domain.reading import ReadPlan
from narrows.domain.streams import Source, ValueStream
from narrows.domain.work import Batch
from narrows.warehouse import counts, files, manifest, segments
from narrows.warehouse.connection import connect, lock, open_engine, shut, watched
from narrows.warehouse.encode import RAW, encode
from narrows.warehouse.following import after_pages, refuse_overtaken
from narrows.warehouse.manifest import Manifest
from narrows.warehouse.spans import sources_complete_until, spans_from
from narrows.warehouse.staging import Brought, clear, stage

if TYPE_CHECKING:
    from narrows.warehouse.history import EmbeddedHistory

T = TypeVar("T")
KEYS = """
SELECT key FROM raw_items WHERE source = $source AND item IN (SELECT item FROM raw_changes)
"""


class EmbeddedWarehouse:
    """Implements `narrows.domain.ports.Warehouse`.

    Args:
        folder: Where it lives; made when something is loaded. `None` keeps all of it in the memory
            of this process: load first, then ask for one history, that takes all of it along.
        may_keep: Asked by a writer that is alone, right before what it loaded becomes part of the
            folder; raises where it may not, and then nothing is changed.
        reads_anew: Whether what a file says now stands for all that it said before.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        may_keep: Callable[[], None] = lambda: None,
        reads_anew: bool = False,
    ) -> None:
        self._folder = folder
        self._may_keep = may_keep
        self._reads_anew = reads_anew
        self._memory: duckdb.DuckDBPyConnection | None = None
        self._manifest = Manifest()

    def load(
        self,
        source: Source,
        brought: Iterable[Batch] | ReadPlan,
        *,
        now: datetime,
        progress: Progress,
    ) -> LoadedSource:
        """Add what is new; the same again adds nothing.

        Raises:
            NarrowsError: The file cannot be read at all, `warehouse-busy` or
                `warehouse-unwritable`; nothing is changed.
        """
        if self._folder is None:
            con = self._engine_in_memory()
            return self._load_into(con, source, brought=brought, now=now, progress=progress)
        with files.one_writer(self._folder):
            self._manifest = manifest.read(self._folder)
            con = connect(folders=[self._folder, *_scratch(brought)], files=_paths(brought))
            with con:
                segments.attach(con, self._folder, state=self._manifest)
                return self._load_into(con, source, brought=brought, now=now, progress=progress)

    def since(self, source: Source, *, now: datetime) -> Since:
        """From where a sync of a live source goes on."""
        # Nothing of ours is set here: threads may ask at once, and only writers wait for another.
        current = self._current()
        held = current.sources.get(source.id)
        if held is None or held.followed is None or _is_read_anew(source, current):
            return Since(now)
        con = self._engine_in_memory() if self._folder is None else self._reading(current)
        keys = {str(row[0]) for row in con.execute(KEYS, {"source": source.id}).fetchall()}
        if self._folder is not None:
            con.close()
        is_same = held.followed.asked == manifest.asked(source)
        cursor = held.followed.cursor if is_same else ""
        return Since(now, cursor, frozenset(keys.difference(held.followed.gone)))

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        """Keep pages of a live source, whole or not at all, with the cursor of the last.

        Raises:
            NarrowsError: `sync-overtaken`, `census-doubtful`, `warehouse-busy`,
                `warehouse-unwritable`; nothing is changed.
        """
        if self._folder is None:
            con = self._engine_in_memory()
            return self._follow_in(con, source, pages=pages, step=step)
        with files.one_writer(self._folder):
            self._manifest = manifest.read(self._folder)
            with connect(folders=[self._folder]) as con:
                segments.attach(con, self._folder, state=self._manifest)
                return self._follow_in(con, source, pages=pages, step=step)

    def set_incomplete(self, source: Source, reason: str) -> LoadedSource | None:
        """Say why a sync did not bring everything; all that is held stays."""
        if self._folder is None:
            return self._set_incomplete(source, reason)
        with files.one_writer(self._folder):
            self._manifest = manifest.read(self._folder)
            return self._set_incomplete(source, reason)

    def sources(self) -> Mapping[str, LoadedSource]:
        """What is held, by source id."""
        return self._current().sources

    def status_counts(self, sources: Sequence[str]) -> Sequence[StatusCount]:
        """How statuses are used in these sources, before any workflow."""
        return self._told(lambda con: counts.count_statuses(con, sources))

    def statuses(self, sources: Sequence[str]) -> frozenset[str]:
        """The statuses that items of these were ever in; a fraction of what counts cost."""
        return self._told(lambda con: counts.statuses_of(con, sources))

    def history(
        self,
        streams: Sequence[ValueStream],
        *,
        sources: Collection[str] | None = None,
        as_of: datetime | None = None,
        zone: str = "UTC",
        progress: Progress,
    ) -> "EmbeddedHistory":
        """Visits and items of the streams; rebuilt only where raw or workflow changed.

        Raises:
            NarrowsError: `nothing-synced`.
        """
        # Imported when a history is asked for: whoever only loads need not wait for what builds.
        from narrows.warehouse.build import FIRSTS, Clock, build  # noqa: PLC0415
        from narrows.warehouse.history import EmbeddedHistory  # noqa: PLC0415

        current = self._current() if sources is None else self._current().only(sources)
        complete = sources_complete_until(streams, current)
        clock = Clock({number: instant_us(as_of or until) for number, until in complete.items()})
        con = self._given_away() if self._folder is None else self._reading(current)
        if self._folder is None or as_of is not None:
            told = current.sources
            faults = build(con, streams, sources=told, clock=clock, progress=progress)
            beside, first = None, FIRSTS.format(schema="")
        else:
            # Not at the top: a look keeps nothing, and need not wait for what keeps.
            from narrows.warehouse.increment import kept_history  # noqa: PLC0415

            kept = kept_history(
                con, self._folder, state=current, streams=streams, clock=clock, progress=progress
            )
            faults, beside, first = list(kept.faults), kept.folder, "FROM firsts"
        lock(con)
        first_us = dict(con.execute(first).fetchall())
        spans = spans_from(first_us, streams, complete=complete, as_of=as_of, zone=zone)
        return EmbeddedHistory(con, spans, faults=faults, kept=beside)

    def _engine_in_memory(self) -> duckdb.DuckDBPyConnection:
        if self._memory is None:
            self._memory = open_engine()
            self._memory.execute(RAW)
        return self._memory

    def _told(self, ask: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        if self._folder is None:
            return ask(self._engine_in_memory())
        with self._reading(self._current()) as con:
            return ask(con)

    def _given_away(self) -> duckdb.DuckDBPyConnection:
        con = self._engine_in_memory()
        # All of it is the history's now: a second question would get an empty answer.
        self._memory, self._manifest = None, Manifest()
        shut(con)
        return con

    def _current(self) -> Manifest:
        return self._manifest if self._folder is None else manifest.read(self._folder)

    def _reading(self, current: Manifest) -> duckdb.DuckDBPyConnection:
        folder = self._folder
        if folder is None or not current.segments:
            con = connect()
            con.execute(RAW)
            return con
        con = connect(folders=[folder])
        segments.attach(con, folder, state=current)
        return con

    def _load_into(
        self,
        con: duckdb.DuckDBPyConnection,
        source: Source,
        *,
        brought: Iterable[Batch] | ReadPlan,
        now: datetime,
        progress: Progress,
    ) -> LoadedSource:
        told = stage(con, brought, source=source.id, now=now, progress=progress)
        is_read_anew = self._reads_anew or _is_read_anew(source, self._manifest)
        # What tells nothing stands for nothing, and then what was held is held still.
        is_forgotten = is_read_anew and con.execute("FROM staged LIMIT 1").fetchone() is not None
        before = None if is_forgotten else self._manifest.sources.get(source.id)
        replaces = told.is_interval or is_read_anew
        with watched(con, progress, what=f"keeping {source.id}"):
            # What is known of items that a load does not tell of is no matter, unless it replaces.
            added_to = None if replaces else before
            n_new = encode(
                con,
                source.id,
                has_ids=told.has_ids,
                replaces=replaces,
                is_step=added_to is not None,
            )
            clear(con)
            counted = (
                counts.count_source(con, is_replaced=replaces)
                if added_to is None
                else counts.count_added(con, added_to, moved=self._moved(con, source))
            )
            loaded = _loaded(source, told, counted=counted, n_new=n_new, before=before, now=now)
            self._keep(con, source, loaded=loaded, replaces=replaces and n_new > 0)
        return loaded

    def _moved(self, con: duckdb.DuckDBPyConnection, source: Source) -> str:
        if self._folder is None:
            return counts.NOBODY_KNOWS
        from narrows.warehouse.moved import moved  # noqa: PLC0415  (a look keeps nothing)

        return moved(con, self._folder, state=self._manifest, source=source.id)

    def _follow_in(
        self,
        con: duckdb.DuckDBPyConnection,
        source: Source,
        *,
        pages: Sequence[Page],
        step: Step,
    ) -> LoadedSource:
        refuse_overtaken(source, self._manifest.sources.get(source.id), before=step.before)
        batches = [page.batch for page in pages]
        told = stage(con, batches, source=source.id, now=step.now, progress=_silent)
        anew = _is_read_anew(source, self._manifest)
        n_new = encode(con, source.id, has_ids=True, replaces=anew, is_step=True)
        clear(con)
        is_replaced = anew and n_new > 0
        held = after_pages(con, source, pages=pages, told=told, step=step, is_replaced=is_replaced)
        self._keep(con, source, loaded=held, replaces=is_replaced)
        return held

    def _set_incomplete(self, source: Source, reason: str) -> LoadedSource | None:
        held = self._manifest.sources.get(source.id)
        if held is None or held.followed is None or held.followed.incomplete == reason:
            return held
        held = replace(held, followed=replace(held.followed, incomplete=reason))
        after = self._manifest.loaded(held, None)
        if self._folder is not None:
            with files.refused_if_unwritable(self._folder):
                self._may_keep()
                segments.replace(self._folder, self._manifest, after=after)
        self._manifest = after
        return held

    def _keep(
        self,
        con: duckdb.DuckDBPyConnection,
        source: Source,
        *,
        loaded: LoadedSource,
        replaces: bool,
    ) -> None:
        if self._folder is None:
            segments.keep(con, replaces=replaces)
            self._manifest = self._manifest.loaded(loaded, None)
            return
        with files.refused_if_unwritable(self._folder):
            is_news = con.execute("FROM new_changes LIMIT 1").fetchone() is not None
            segment = segments.write(con, self._folder, source=source) if is_news else None
            after = self._manifest.loaded(loaded, segment, replaces=replaces)
            if loaded.followed is not None:
                after = segments.merge(con, self._folder, state=after)
            if after != self._manifest:
                self._may_keep()
                segments.replace(self._folder, self._manifest, after=after)
            self._manifest = after


def _is_read_anew(source: Source, state: Manifest) -> bool:
    reading = manifest.reading(source)
    return any(
        each.source == source.id and each.has_changes and each.reading != reading
        for each in state.segments
    )


def _loaded(
    source: Source,
    told: Brought,
    *,
    counted: tuple[int, int],
    n_new: int,
    before: LoadedSource | None,
    now: datetime,
) -> LoadedSource:
    n_items, n_transitions = counted
    ends = [before.complete_until] if before and before.complete_until else []
    if told.last_at:
        ends.append(min(told.last_at, now))
    return LoadedSource(
        id=source.id,
        n_items=n_items,
        n_transitions=n_transitions,
        n_new=n_new,
        faults=told.faults,
        n_faults=told.n_faults,
        complete_until=max(ends, default=None),
        categories={**(before.categories if before else {}), **told.categories},
        is_interval=told.is_interval,
    )


def _silent(what: str, fraction: float | None) -> None:
    """A step is short; how far the sync is, its service says."""


def _paths(brought: Iterable[Batch] | ReadPlan) -> list[str]:
    return [brought.path] if isinstance(brought, ReadPlan) else []


def _scratch(brought: Iterable[Batch] | ReadPlan) -> list[Path]:
    """Where a copy in another encoding is made."""
    return [Path(tempfile.gettempdir())] if isinstance(brought, ReadPlan) else []
