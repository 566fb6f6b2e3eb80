"""The warehouse's part in following, in plain Python: quick, and a second opinion."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Page, Since
from narrows.domain.ports import (
    Followed,
    History,
    LoadedSource,
    Progress,
    StatusCount,
    Step,
)
from narrows.domain.reading import ReadPlan
from narrows.domain.streams import Source, ValueStream
from narrows.domain.work import Attribute, Batch, Change
from tests.fakes.tool import Truth


@dataclass(slots=True)
class PlainWarehouse:
    """Holds one source."""

    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    held: LoadedSource | None = None

    def told(self, *, with_gone: bool = False) -> Truth:
        return {
            (each.item, each.attribute.value, each.value, each.changed_at)
            for each in self.changes.values()
            if with_gone or each.item not in self.gone
        }

    def since(self, source: Source, *, now: datetime) -> Since:
        del source
        if self.held is None or self.held.followed is None:
            return Since(now)
        known = {item for item, _ in self.changes} - self.gone
        return Since(now, self.held.followed.cursor, frozenset(known))

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        assert self.held == step.before
        changes, gone = dict(self.changes), set(self.gone)
        for page in pages:
            for each in page.batch.changes:
                assert each.source_id, f"{each} has no id"
                changes.setdefault((each.item, each.source_id), each)
                gone.discard(each.item)
            gone |= set(page.gone)
            if page.census is not None:
                keys = {item for item, _ in changes}
                gone = keys - set(page.census)
                lost, held = len(gone - self.gone), len(keys - self.gone)
                if not step.trusts_census and 2 * lost > held and (lost > 20 or lost == held):
                    raise NarrowsError("census-doubtful", "Most of it is gone; is it?")
        last, before = pages[-1], self.held and self.held.followed
        is_whole = last.complete_until is not None and last.incomplete is None
        until = self.held.complete_until if self.held else None
        if is_whole and last.complete_until is not None:
            until = max(filter(None, [until, min(last.complete_until, step.now)]))
        cursors = [before.cursor if before else "", *(page.cursor for page in pages)]
        self.held = LoadedSource(
            source.id,
            n_items=len({item for item, _ in changes} - gone),
            n_transitions=sum(each.attribute is Attribute.STATUS for each in changes.values()),
            n_new=len(changes) - len(self.changes),
            faults=tuple(fault for page in pages for fault in page.batch.faults),
            n_faults=sum(len(page.batch.faults) for page in pages),
            complete_until=until,
            categories={},
            is_interval=False,
            followed=Followed(
                cursor=[each for each in cursors if each is not None][-1],
                asked="",
                gone=tuple(sorted(gone)),
                incomplete=None if is_whole else last.incomplete or "not at its end",
            ),
        )
        self.changes, self.gone = changes, gone
        return self.held

    def set_incomplete(self, source: Source, reason: str) -> LoadedSource | None:
        del source
        if self.held and self.held.followed:
            self.held = replace(self.held, followed=replace(self.held.followed, incomplete=reason))
        return self.held

    def sources(self) -> Mapping[str, LoadedSource]:
        return {self.held.id: self.held} if self.held else {}

    def load(
        self,
        source: Source,
        brought: Iterable[Batch] | ReadPlan,
        *,
        now: datetime,
        progress: Progress,
    ) -> LoadedSource:
        raise NotImplementedError

    def status_counts(self, sources: Sequence[str]) -> Sequence[StatusCount]:
        raise NotImplementedError

    def statuses(self, sources: Sequence[str]) -> frozenset[str]:
        raise NotImplementedError

    def history(
        self,
        streams: Sequence[ValueStream],
        *,
        sources: Collection[str] | None = None,
        as_of: datetime | None = None,
        zone: str = "UTC",
        progress: Progress,
    ) -> History:
        raise NotImplementedError
