"""Which items count where one level does, and in which stream: plain Python, change by change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from narrows.domain.streams import CHILDREN_COUNT, PARENTS_COUNT
from narrows.domain.work import Attribute, Change

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What a log tells, and who takes it.

    Attributes:
        changes: In the order of time.
        takers: Project → the stream that takes it.
        levels: Stream → what counts there.
    """

    changes: Sequence[Change]
    takers: Mapping[str, str]
    levels: Mapping[str, str]

    def counting(self) -> dict[str, tuple[str | None, datetime | None]]:
        """Item → the stream that it counts in, and when it was done; who does not count is not."""
        found = {}
        for item in {each.item for each in self.changes}:
            done = self._done(item, LAST)
            stream = self._home(item, done or LAST)
            if not self._is_left_out(item, stream, done or LAST):
                found[item] = (stream, done)
        return found

    def _is_left_out(self, item: str, stream: str | None, at: datetime) -> bool:
        level = self.levels.get(stream or "", "all")
        items = {each.item for each in self.changes}
        beside = {other for other in items if self._stood(other, at) == stream}
        if level == PARENTS_COUNT:
            return self._parent(item) in beside
        if level == CHILDREN_COUNT:
            return any(self._parent(other) == item for other in beside)
        return False

    def _stood(self, item: str, at: datetime) -> str | None:
        return self._home(item, self._done(item, at) or at)

    def _values(self, item: str, attribute: Attribute, at: datetime) -> list[tuple[datetime, str]]:
        return [
            (each.changed_at, each.value)
            for each in self.changes
            if (each.item, each.attribute) == (item, attribute) and each.changed_at <= at
        ]

    def _home(self, item: str, at: datetime) -> str | None:
        first = self._values(item, Attribute.PROJECT, LAST)[:1]
        told = self._values(item, Attribute.PROJECT, at) or first
        return self.takers.get(told[-1][1]) if told else None

    def _parent(self, item: str) -> str | None:
        told = self._values(item, Attribute.PARENT, LAST)
        return told[-1][1] if told else None

    def _done(self, item: str, at: datetime) -> datetime | None:
        since = None
        for moved_at, status in self._values(item, Attribute.STATUS, at):
            if status != "Done":
                since = None
            elif since is None:
                since = moved_at
        return since
