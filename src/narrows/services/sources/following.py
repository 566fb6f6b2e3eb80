"""Following a live source: all that is new since the last sync, kept step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.live import HttpReader, Live, Page
from narrows.domain.ports import LoadedSource, Progress, Step, Warehouse
from narrows.domain.streams import Source

FIRST_CHANGES = 2_000
"""So many are kept as soon as they are there: people see first numbers while the rest loads."""

MOST_CHANGES = 50_000
"""No step waits for more; each is twice as large as the one before, for each has a fixed cost."""

UNENDED = "The connector ended without saying up to when it brought everything."


@dataclass(slots=True)
class Following:
    """One sync of one live source.

    Attributes:
        source: Which.
        warehouse: Where to.
        now: The time of the sync. [UTC]
        progress: Told how far it is.
        trusts_census: Whether most of the source may be gone at once.
        held: What is held now; `None` is nothing yet.
    """

    source: Source
    warehouse: Warehouse
    now: datetime
    progress: Progress
    trusts_census: bool = False
    held: LoadedSource | None = field(default=None, init=False)
    _is_first: bool = field(default=True, init=False)
    _pages: list[Page] = field(default_factory=list, init=False)
    _enough: int = field(default_factory=lambda: FIRST_CHANGES, init=False)

    def __post_init__(self) -> None:
        self.held = self.warehouse.sources().get(self.source.id)

    def bring(self, live: Live, reader: HttpReader) -> str | None:
        """Bring what is new.

        Whatever the tool or its connector refuses ends the sync as incomplete; what came before
        and has a place to go on from is kept.

        Args:
            live: How the tool is asked.
            reader: The way to it.

        Returns:
            Why something is missing; `None`: nothing is.

        Raises:
            NarrowsError: `sync-overtaken`, `warehouse-busy`, `warehouse-unwritable`.
        """
        since = self.warehouse.since(self.source, now=self.now)
        what = f"syncing {self.source.id}"
        self.progress(what, None)
        pages = live.fetch(reader, self.source, since=since)
        while True:
            try:
                page = next(pages, None)
            except NarrowsError as refusal:
                return self.stop(refusal.message)
            if page is None:
                return self.stop(UNENDED)
            self._pages.append(page)
            self.progress(what, page.batch.fraction_read)
            if page.complete_until is not None or page.incomplete is not None:
                return self._ended()
            if page.cursor is not None and self._n_changes() >= self._enough:
                self._keep(self._pages)
                self._enough = min(2 * self._enough, MOST_CHANGES)

    def _n_changes(self) -> int:
        return sum(len(page.batch.changes) for page in self._pages)

    def stop(self, reason: str) -> str:
        """End before the last page: what may be kept is, and the reason is said.

        Raises:
            NarrowsError: As `bring`.
        """
        places = [n for n, page in enumerate(self._pages, start=1) if page.cursor is not None]
        if places:
            self._keep(self._pages[: places[-1]])
        self.held = self.warehouse.set_incomplete(self.source, reason) or self.held
        return reason

    def _ended(self) -> str | None:
        """The last page came: all of them are kept, whatever a census is worth."""
        reason = self._pages[-1].incomplete
        try:
            self._keep(self._pages)
        except NarrowsError as refusal:
            if refusal.slug != "census-doubtful":
                raise
            # What came is kept, and only the count of what is there is not believed. Nor is the
            # cursor, which may say that it was counted.
            kept = [replace(page, census=None, cursor=None) for page in self._pages]
            reason = refusal.message
            self._keep([*kept[:-1], replace(kept[-1], complete_until=None, incomplete=reason)])
        return reason

    def _keep(self, pages: Sequence[Page]) -> None:
        step = Step(self.now, self.held, self._is_first, self.trusts_census)
        self.held = self.warehouse.follow(self.source, pages, step=step)
        self._is_first, self._pages = False, []
