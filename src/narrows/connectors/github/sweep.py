"""A sync of GitHub's repositories: what is new in each, then a census of what is still there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from narrows.connectors.github.ask import Asker
from narrows.connectors.github.census import by_repository, numbered, numbers, unseen
from narrows.connectors.github.cursor import Cursor, Run
from narrows.connectors.github.items import Gatherer
from narrows.connectors.github.part import ISSUES, ORDER, PULLS, Parts
from narrows.connectors.github.repositories import Repository, Shown, shown_repositories
from narrows.connectors.github.take import Taken
from narrows.domain.live import Page
from narrows.domain.work import Batch, Fault

COUNTS_AFTER = timedelta(days=1)
"""So long a census may rest on numbers that agree; then every item is counted."""


@dataclass(slots=True)
class Sweep:
    """One sync on its way through the repositories.

    Attributes:
        gatherer: Makes changes of items.
        taken: What the source takes.
        known: Keys of the items that are held.
        cursor: Where the last sync ended.
    """

    gatherer: Gatherer
    taken: Sequence[Taken]
    known: Collection[str]
    cursor: Cursor
    _held: dict[str, set[int]] = field(default_factory=dict)
    _parts: Parts = field(init=False)

    def pages(self) -> Iterator[Page]:
        """All that is new, a page of GitHub's at a time; the last one says how it ended.

        A sync that was broken off is finished first, and then followed by one from its begin on.
        """
        self._held = by_repository(self.known)
        if self.cursor.run:
            shown = shown_repositories(self.asker, self.taken)
            yield from self._new(shown, self.cursor.run)
            # What was missing was not read: that round does not count.
            if not shown.missing and not self.gatherer.n_gaps:
                self.cursor = replace(self.cursor, until=self.cursor.run.at)
            self.cursor = self.cursor.at(None)
            self._held = by_repository([*self.known, *self.gatherer.seen.values()])
        shown = shown_repositories(self.asker, self.taken)
        begin = Run(self.asker.at)
        yield from self._again(shown)
        yield from self._new(shown, begin)
        yield from self._end(begin)

    @property
    def asker(self) -> Asker:
        """Asks GitHub."""
        return self.gatherer.asker

    def _new(self, shown: Shown, run: Run) -> Iterator[Page]:
        """What is new in all repositories, from where the run has come to."""
        self._parts = Parts(
            self.gatherer, self.cursor,
            n_all=sum(each.part(p).n_items for each in shown.repositories for p in self._asked),
        )  # fmt: skip
        for repository in shown.repositories:
            for part in self._asked:
                here = (repository.name, ORDER.index(part))
                reached = (run.place, ORDER.index(run.part) if run.part in ORDER else 0)
                if here < reached:
                    continue
                if here > reached or not run.after:
                    is_full = not self.cursor.floor or repository.name not in self._held
                    run = Run(run.at, repository.name, part, "", is_full=is_full)
                if self._has_news(repository, run):
                    yield from self._parts.pages(run)

    def _has_news(self, repository: Repository, run: Run) -> bool:
        part, floor = repository.part(run.part), self.cursor.floor
        if run.is_full or not floor or not part.n_items:
            return part.n_items > 0
        return part.touched_at is None or part.touched_at >= floor

    def _again(self, shown: Shown) -> Iterator[Page]:
        """The items whose histories were too short the last time."""
        for name, asked in by_repository(self.cursor.again).items():
            if any(each.name == name for each in shown.repositories):
                yield from numbered(self.gatherer, name, asked=sorted(asked))

    def _end(self, run: Run) -> Iterator[Page]:
        """The census and the last page."""
        shown = shown_repositories(self.asker, self.taken)
        held = by_repository([*self.known, *self.gatherer.seen.values()])
        counted = self.cursor.counted_at or (None if self.cursor.floor else run.at)
        is_due = counted is None or run.at - counted >= COUNTS_AFTER
        missing, census = list(shown.missing), set[str]()
        for repository in shown.repositories:
            have = held.get(repository.name, set())
            if is_due or len(have) != sum(repository.part(each).n_items for each in self._asked):
                listed = set[int]()
                for part in self._asked:
                    listed |= numbers(self.asker, repository.name, part=part)
                yield from numbered(self.gatherer, repository.name, asked=sorted(listed - have))
                if have and not listed:
                    missing.append(
                        f"GitHub shows none of the {len(have)} items of «{repository.name}» any "
                        "more; see whether the token still may read them."
                    )
                have = listed
            census |= {f"{repository.name}#{number}" for number in have}
        why = " ".join(missing) or self.gatherer.incomplete()
        is_whole = not missing and not self.gatherer.n_gaps
        until = run.at if is_whole else self.cursor.until
        yield Page(
            self._last_words(shown, held),
            cursor=Cursor(
                until, None, self.gatherer.short, run.at if is_due else counted
            ).written(),
            census=None if missing else census,
            complete_until=None if why else run.complete_until,
            incomplete=why,
        )

    def _last_words(self, shown: Shown, held: dict[str, set[int]]) -> Batch:
        faults = [*self.gatherer.last_words(), *unseen(held, shown)]
        empty = [r.name for r in shown.repositories if not r.issues.n_items + r.pulls.n_items]
        return Batch(
            (), tuple(Fault(self.gatherer.source, each) for each in faults), fraction_read=1.0,
            notes=tuple(f"{each} has no issues and no pull requests yet" for each in empty),
        )  # fmt: skip

    @property
    def _asked(self) -> list[str]:
        """The parts of each repository that are read."""
        rules = self.gatherer.rules
        return [ISSUES] * rules.issues + [PULLS] * rules.pulls
