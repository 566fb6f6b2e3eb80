"""Faults of tools, each at a place of a sync, and what has to hold afterwards.

A sync ends complete, and then what is held is what the tool shows; or it ends incomplete, and then
all that was held before is held still. Once the fault is over, the next sync is complete.
"""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from itertools import islice
from typing import Any

from narrows.domain.live import HttpReader, Live, Page, Since
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.reader.patience import Patience
from narrows.reader.tool import ToolReader
from narrows.reader.way_out import Limits, WayOut
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source
from tests.fakes import spoils
from tests.fakes.direct import past_sockets, unwired
from tests.fakes.plain_warehouse import PlainWarehouse
from tests.fakes.server import Asked, Reply, Respond, Spoil, Trouble, serving
from tests.fakes.tool import FakeTool, Truth
from tests.fakes.ways import reader, way
from tests.loads import silent

LONG = 10_000


@dataclass(slots=True)
class Clock:
    """Goes on only when it is told to: an hour passes at once, and a busy machine loses none."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


CLOCK = Clock()
QUICK = replace(
    way(
        limits=Limits(connect_seconds=5, read_seconds=0.8, whole_seconds=60, most_bytes=1 << 20),
        patience=Patience(attempts=3),
    ),
    monotonic=CLOCK,
)
IMPATIENT = replace(QUICK, limits=replace(QUICK.limits, read_seconds=0.3))
"""For what is waited for to its end."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        spoil: What becomes of an answer.
        times: How often.
        is_passing: Whether a sync has to get over it by itself.
        out: The way out, where it is one of how bytes come, which only a socket shows.
    """

    spoil: Callable[[FakeTool], Spoil]
    times: int = LONG
    is_passing: bool = False
    out: WayOut | None = None


def always(spoil: Spoil, *, out: WayOut | None = None) -> Fault:
    return Fault(lambda _: spoil, out=out)


def passing(spoil: Spoil, times: int = 1, *, out: WayOut | None = None) -> Fault:
    return Fault(lambda _: spoil, times, is_passing=True, out=out)


def meanwhile(happens: Callable[[FakeTool], object]) -> Fault:
    """Something happens in the tool while it is asked."""

    def spoil(tool: FakeTool) -> Spoil:
        def answer(asked: Asked, respond: Respond) -> Reply:
            happens(tool)
            return respond(asked)

        return answer

    return Fault(spoil, times=1)


def _drips(asked: Asked, respond: Respond) -> Reply:
    """An hour passes between the bytes."""
    CLOCK.seconds += 3600
    return Reply(respond(asked).body, drip_seconds=0.001)


def _stalls(asked: Asked, respond: Respond) -> Reply:
    """An hour passes after the first byte, and no other comes."""
    CLOCK.seconds += 3600
    return Reply(respond(asked).body, drip_seconds=5)


def _first(tool: FakeTool) -> str:
    return min(item for item, *_ in tool.truth())


def _dated(hours: int) -> Spoil:
    """The tool's clock goes wrong, as its answers tell it."""

    def change(reply: Reply) -> Reply:
        told = reply.headers.get("date")
        now = (
            parsedate_to_datetime(told) if told else datetime.fromisoformat("2026-11-26T12:00:00Z")
        )
        date = format_datetime(now + timedelta(hours=hours), usegmt=True)
        return replace(reply, headers={**reply.headers, "date": date})

    return spoils.after(change)


def _doubled(told: Any) -> Any:
    """A page's list twice, the second time from its end: repeated, and out of order."""
    if isinstance(told, list):
        return told + told[::-1]
    return (
        {name: _doubled(value) for name, value in told.items()} if isinstance(told, dict) else told
    )


def _holed(told: Any) -> Any:
    """Every list has nothing among its members."""
    if isinstance(told, list):
        return [None, *(_holed(one) for one in told), []]
    return {name: _holed(value) for name, value in told.items()} if isinstance(told, dict) else told


FAULTS: Mapping[str, Fault] = {
    "asks for patience": passing(spoils.status(429, retry_after="2")),
    "asks for patience until a date": passing(
        spoils.status(503, retry_after="Thu, 26 Nov 2026 12:00:05 GMT")
    ),
    "asks for patience twice without saying how long": passing(spoils.status(429), times=2),
    "fails once": passing(spoils.status(500)),
    "is not there for a moment": passing(spoils.status(502), times=2),
    "hangs once": passing(spoils.hangs, out=IMPATIENT),
    "drips once": passing(_drips, out=QUICK),
    "breaks off once": passing(spoils.breaks_off, out=QUICK),
    "asks for absurd patience": always(spoils.status(429, retry_after="86400")),
    "forbids": always(spoils.status(403)),
    "forgets the token": always(spoils.status(401)),
    "has it no more": always(spoils.status(404)),
    "is down": always(spoils.status(500)),
    "hangs": always(_stalls, out=QUICK),
    "cuts its JSON": always(spoils.cut_json),
    "asks for a login": always(spoils.login_page),
    "says nothing": always(spoils.empty),
    "says far too much": always(spoils.too_large, out=QUICK),
    "leads away": always(spoils.leads_away),
    "mixes its types up": always(spoils.of_json(spoils.mistyped)),
    "calls its fields otherwise": Fault(lambda tool: spoils.of_json(tool.renamed)),
    "has holes in its lists": always(spoils.of_json(_holed)),
    "repeats itself out of order": always(spoils.of_json(_doubled)),
    "is ahead of time": always(_dated(3)),
    "is behind its time": always(_dated(-3)),
    "loses an item meanwhile": meanwhile(lambda tool: tool.delete(_first(tool))),
    "moves an item meanwhile": meanwhile(lambda tool: tool.move(_first(tool))),
    "hides a part meanwhile": meanwhile(lambda tool: tool.hide()),
    "goes on meanwhile": meanwhile(lambda tool: tool.grow()),
}


@dataclass(slots=True)
class Bench:
    """A tool and what is held of it."""

    tool: FakeTool
    warehouse: PlainWarehouse

    def sync(
        self,
        *troubles: Trouble,
        now: datetime,
        killed_after: int | None = None,
        out: WayOut | None = None,
    ) -> SyncedSource:
        """One sync, that may be killed after so many pages; without a way out it needs no socket.

        Nine parts of ten of a sync are HTTP's, the same for whatever is said by it.
        """
        connector = self.tool.connector
        if killed_after is not None and connector.live is not None:
            fetch = connector.live.fetch

            def cut(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
                return islice(fetch(reader, source, since=since), killed_after)

            connector = replace(connector, live=replace(connector.live, fetch=cut))
        with (serving if out else unwired)(self.tool.respond, *troubles) as server:

            def dial(source: Source, live: Live) -> ToolReader:
                made = reader(source.path, live, out=out or QUICK)
                return made if out else past_sockets(made, server.answer)

            # Another port each time is another address, which is not what is tried here.
            source = self.tool.source(server.address)
            return sync_source(
                source,
                self.warehouse,
                ways=Ways(FileReader(), {source.connector: connector}, dial),
                now=now,
                progress=silent,
            )


@dataclass(frozen=True, slots=True)
class Before:
    """What there was when a sync began.

    Attributes:
        shown: By the tool.
        held: By the warehouse, what has gone left out.
        until: Until when that was complete; `None` where nothing was.
    """

    shown: Truth
    held: Truth
    until: datetime | None


def _before(bench: Bench) -> Before:
    return Before(bench.tool.truth(), bench.warehouse.told(), _until(bench))


def _copied(bench: Bench) -> Bench:
    """The same, that goes its own way from here."""
    # What a plain warehouse holds is replaced and never changed: it may be shared.
    return Bench(deepcopy(bench.tool), copy(bench.warehouse))


Place = Callable[[Asked], bool]


def tried(
    bench: Bench, fault: Fault, *, place: Place, now: datetime, is_wired: bool = False
) -> str:
    """Try a fault at a place of an increment, or else of a first sync; what is wrong then.

    Args:
        bench: Synced once; it is copied.
        fault: What goes wrong.
        place: Where.
        now: The time of the syncs. [UTC]
        is_wired: Whether with a socket, though the fault would not need one.
    """
    for is_first in (False, True):
        each = _copied(bench)
        if is_first:
            each.warehouse = PlainWarehouse()
        else:
            each.tool.grow()
        trouble = Trouble(fault.spoil(each.tool), place, times=fault.times)
        before = _before(each)
        ended = each.sync(trouble, now=now, out=fault.out or (QUICK if is_wired else None))
        if trouble.n_spoilt:
            return _wrong(each, ended, before=before, is_passing=fault.is_passing) or _after(
                each, now=now + timedelta(days=1)
            )
    return "nothing is asked there"


def tried_together(
    bench: Bench, faults: Sequence[tuple[Fault, Place, int]], *, now: datetime
) -> str:
    """Try several faults in one increment, each from the nth question at its place on."""
    later = _copied(bench)
    later.tool.grow()
    before = _before(later)
    troubles = [
        Trouble(fault.spoil(later.tool), place, first=first, times=fault.times)
        for fault, place, first in faults
    ]
    out = next((fault.out for fault, *_ in faults if fault.out), None)
    ended = later.sync(*troubles, now=now, out=out)
    return _wrong(later, ended, before=before, is_passing=False) or _after(
        later, now=now + timedelta(days=1)
    )


def _wrong(bench: Bench, ended: SyncedSource, *, before: Before, is_passing: bool) -> str:
    """What is wrong when a sync with a fault has ended.

    What was there when the sync began may be held, though it has gone meanwhile; what got its key
    only meanwhile is not promised.
    """
    told, truth, held = bench.warehouse.told(), bench.tool.truth(), before.held
    shown, items = truth | before.shown, {item for item, *_ in before.shown}
    until = _until(bench)
    if ended.incomplete is None:
        if until is None:
            return "complete until when?"
        known = {each for each in truth if each[3] <= until and each[0] in items}
        return _said({"silently short of": known - told, "made up": told - shown})
    if is_passing:
        return f"it does not get over it: {ended.incomplete}"
    if until != before.until:
        return "incomplete, and complete until later"
    return _said(
        {
            "lost": held - bench.warehouse.told(with_gone=True),
            "made up": told - held - shown,
            "left out although it is shown": (held & truth) - told,
        }
    )


def _after(bench: Bench, *, now: datetime) -> str:
    """What is wrong once the fault is over."""
    bench.tool.show()
    bench.tool.grow()
    ended = bench.sync(now=now)
    if ended.incomplete is not None:
        return f"still incomplete afterwards: {ended.incomplete}"
    told, truth = bench.warehouse.told(), bench.tool.truth()
    return _said({"short of afterwards": truth - told, "made up afterwards": told - truth})


def _until(bench: Bench) -> datetime | None:
    return bench.warehouse.held.complete_until if bench.warehouse.held else None


def _said(sets: Mapping[str, Truth]) -> str:
    """One line of what should be empty and is not."""
    return "; ".join(
        f"{what} {len(each)}, such as {min(each)}" for what, each in sets.items() if each
    )
