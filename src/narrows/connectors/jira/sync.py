"""One sync of a Jira: what is new in each project, page by page.

A project is read whole at first, from the latest issue back, and from then on by what was updated.
A search follows the data with a delay, so that each sync looks back over some of what the last one
saw.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from narrows.connectors.jira.asked import Asked, to_ms, whole_minute
from narrows.connectors.jira.changelogs import whole
from narrows.connectors.jira.cursor import AGAIN_KEPT, Cursor, Whole
from narrows.connectors.jira.fields import TODAY
from narrows.connectors.jira.keys import by_key
from narrows.connectors.jira.log import Export
from narrows.connectors.jira.paging import pages
from narrows.connectors.jira.projects import count, where
from narrows.connectors.jira.site import Site
from narrows.connectors.json_values import Object, as_text
from narrows.domain.live import Page, Since

LOOK_BACK = timedelta(hours=1)
"""So much of what was seen is looked at again: a search may show an update minutes late."""


@dataclass(slots=True)
class Sync:
    """A sync on its way.

    Attributes:
        site: The Jira.
        since: From where it goes on.
        cursor: The same as this connector understands it.
        export: Makes changes of issues.
        yielded: Keys of the issues that were read.
        again: Keys of issues that are to be asked for again: they were not read whole.
        problems: Why this sync is not complete, one line each.
    """

    site: Site
    since: Since
    cursor: Cursor
    export: Export
    yielded: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    _until: dict[str, int] = field(init=False)
    _whole: dict[str, Whole] = field(init=False)
    _n_read: int = 0
    _n_all: int = 0

    def __post_init__(self) -> None:
        self._until, self._whole = dict(self.cursor.until), dict(self.cursor.whole)
        self.again.update(self.cursor.again)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are asked of an issue, and no other."""
        own = {name for name, _ in TODAY.values()}
        return ("created", "updated", *sorted(own), *sorted(self.export.custom.by_id or ()))

    def is_anew(self, project: str) -> bool:
        """Whether the project was read whole in this sync, and all of it."""
        return project not in self.cursor.until and project not in self.cursor.whole

    def projects(self, taken: Iterable[str]) -> Iterator[Page]:
        """What is new in each project.

        Raises:
            NarrowsError: `jira-page-broken`, `jira-search-refused`, or what the reader refuses.
        """
        listed = tuple(taken)
        for project in (each for each in listed if each not in self._until):
            self._n_all += count(self.site, project)
            if project in self._whole:
                self._n_read += sum(key.startswith(f"{project}-") for key in self.since.known)
        for project in listed:
            if project not in self._until:
                yield from self._all(project)
            if not self.is_anew(project):
                yield from self._news(project)

    def page(self, issues: Iterable[Object]) -> Page:
        """What these issues tell, and where to go on after them."""
        for issue in whole(self.site, [*issues]):
            key = as_text(issue.get("key"))
            is_read = self.export.add(None, issue)
            if key and is_read:
                self.again.discard(key)
            elif key:
                self.again.add(key)
            elif "without key" not in str(self.problems):
                self.problems.append("an issue came without key, and was left out")
            self.yielded.add(key)
            self._n_read += 1
        ratio = min(1.0, self._n_read / self._n_all) if self._n_all else None
        return Page(self.export.batch(ratio), self._text())

    def _all(self, project: str) -> Iterator[Page]:
        begun = self._whole.get(project) or Whole(to_ms(self.site.clock))
        asked = Asked(
            where(project), from_ms=begun.at_ms, fields=self.fields, is_with_changelog=True
        )
        for shown in pages(self.site, asked):
            at_ms = whole_minute(shown.edge_ms, asked)
            begun = Whole(begun.began_ms, begun.at_ms if at_ms is None else at_ms)
            self._whole[project] = begun
            yield self.page(shown.issues)
        self._whole.pop(project, None)
        self._until[project] = begun.began_ms
        yield self.page(())

    def _news(self, project: str) -> Iterator[Page]:
        clock_ms = to_ms(self.site.clock)
        until_ms = min(self._until[project], clock_ms)
        asked = Asked(
            where(project),
            by="updated",
            is_latest_first=False,
            from_ms=until_ms - LOOK_BACK // timedelta(milliseconds=1),
            fields=self.fields,
            is_with_changelog=True,
        )
        for shown in pages(self.site, asked):
            # No further than the site's own clock: a date to come would hide all until then.
            until_ms = max(until_ms, min(shown.edge_ms or 0, clock_ms))
            if not self.site.is_cloud:  # Which may have left something out until here.
                self._until[project] = until_ms
            yield self.page(shown.issues)
        if self.site.is_cloud:
            yield from self._missed(asked)
        self._until[project] = clock_ms
        yield self.page(())

    def _missed(self, asked: Asked) -> Iterator[Page]:
        """What a second look at the same question shows, of keys alone: Cloud counts no pages."""
        keys: set[str] = set()
        for shown in pages(self.site, asked.of_keys(is_cloud=True)):
            keys |= {as_text(issue.get("key")) for issue in shown.issues}
        for issues in by_key(self.site, keys - self.yielded, fields=self.fields):
            yield self.page(issues)
        self.again |= keys - self.yielded - {""}

    def _text(self) -> str:
        fields = {each: told.value for each, told in (self.export.custom.by_id or {}).items()}
        if len(self.again) > AGAIN_KEPT:
            return Cursor(fields=fields).text()
        return Cursor(self._until, self._whole, fields, tuple(sorted(self.again))).text()
