"""Where a sync of GitHub goes on: until when all was told, and how far the one under way is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from narrows.connectors.json_values import as_list, as_object, as_text
from narrows.domain.live import Json

LOOKBACK = timedelta(hours=1)
"""Items that were touched so long before the last sync are asked for again: what GitHub wrote then
may not have been shown yet."""
LAG = timedelta(minutes=1)
"""What GitHub wrote so shortly before it is asked may not be shown yet: nothing is complete until
then."""
MOST_AGAIN = 500
"""Items with short histories that a cursor remembers."""
TAKEN_AFTER = 3
"""In so many syncs a history has to be short in the same way before it is taken as it is."""


@dataclass(frozen=True, slots=True)
class Short:
    """A history of which less was told than GitHub counts.

    Attributes:
        n_told: Events that were told and could be read.
        n_counted: Events by GitHub's count; -1 where it does not say.
        times: In how many syncs one after the other it was just so.
    """

    n_told: int
    n_counted: int
    times: int = 1

    @property
    def is_taken(self) -> bool:
        """Whether it is taken as it is: what is just so three times is not on its way."""
        return self.n_counted >= 0 and self.times >= TAKEN_AFTER

    def after(self, before: "Short | None") -> "Short":
        """The same, counted on from how it was in the sync before."""
        is_same = before and (before.n_told, before.n_counted) == (self.n_told, self.n_counted)
        return replace(self, times=before.times + 1) if before and is_same else self


@dataclass(frozen=True, slots=True)
class Run:
    """A sync on its way.

    Attributes:
        at: The tool's time at its begin. [UTC]
        place: The repository (or project) that it has come to; empty at the begin.
        part: Which part of it: issues or pulls.
        after: The tool's own cursor in that part; what is before it was kept.
        is_full: Whether that part is read from its beginning, or only what is new.
    """

    at: datetime
    place: str = ""
    part: str = ""
    after: str = ""
    is_full: bool = True

    @property
    def complete_until(self) -> datetime:
        """All that the tool showed until then is told once it has ended. [UTC]"""
        return self.at - LAG


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is remembered from one sync to the next.

    Attributes:
        until: All that the tool showed until then is held; `None` before the first whole sync.
        run: The sync that was not finished.
        again: Items whose histories were shorter than the tool counts them.
        counted_at: When all items were counted one by one. [UTC]
    """

    until: datetime | None = None
    run: Run | None = None
    again: Mapping[str, Short] = field(default_factory=dict)
    counted_at: datetime | None = None

    @property
    def floor(self) -> datetime | None:
        """From when on items are asked for; `None`: all of them. [UTC]"""
        return (self.until - LOOKBACK).replace(microsecond=0) if self.until else None

    def written(self) -> str:
        """As `read_cursor` reads it."""
        again: dict[str, Json] = {
            key: [short.n_told, short.n_counted, short.times]
            for key, short in sorted(self.again.items())[:MOST_AGAIN]
        }
        told: dict[str, Json] = {"v": 1, "again": again}
        for name, at in (("until", self.until), ("counted", self.counted_at)):
            if at:
                told[name] = at.isoformat()
        if self.run:
            told["run"] = {
                "at": self.run.at.isoformat(),
                "place": self.run.place,
                "part": self.run.part,
                "after": self.run.after,
                "is_full": self.run.is_full,
            }
        return json.dumps(told, separators=(",", ":"), sort_keys=True)

    def at(self, run: Run | None) -> "Cursor":
        """The same, with the sync under way having come so far."""
        return replace(self, run=run)


def read_cursor(text: str) -> Cursor:
    """The cursor of a text; of one that is none, the beginning."""
    try:
        told = as_object(json.loads(text or "{}"))
        run = as_object(told.get("run"))
        return Cursor(
            until=_instant(told.get("until")),
            run=Run(
                at=datetime.fromisoformat(as_text(run["at"])).astimezone(UTC),
                place=as_text(run.get("place")),
                part=as_text(run.get("part")),
                after=as_text(run.get("after")),
                is_full=run.get("is_full") is not False,
            )
            if run
            else None,
            again={
                key: Short(*(int(as_text(each)) for each in as_list(short)))
                for key, short in as_object(told.get("again")).items()
            },
            counted_at=_instant(told.get("counted")),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Cursor()


def _instant(told: Json) -> datetime | None:
    return datetime.fromisoformat(as_text(told)).astimezone(UTC) if told else None
