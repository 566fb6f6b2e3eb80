"""A plain feed of changes: whatever program can answer with JSON becomes a source.

An item is whatever the program calls so. It is asked by `GET` at the source's address and answers
with an object: `changes`, a list of `{item, attribute, value, changed_at, id}`; `cursor`, a text
that is sent back as `since` by the next question; `more`, whether there is more right now; and on
the last page `items`, the keys of all items that there are, so that removed ones are left out.
`take` is sent along, with commas. Whatever else it says is not read, so that who did the work never
is.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from narrows.connectors.addresses import parts_of
from narrows.connectors.instants import read_instant
from narrows.connectors.json_values import Object, as_list, as_object, as_text, parse_answer
from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.live import HttpReader, Live, Page, Since, Survey, ToolStatus
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault

CANNOT = "is no change: it needs an item, an attribute that is kept, a value and changed_at"


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """Yield the pages of the feed from a cursor on.

    Raises:
        NarrowsError: `feed-unreadable`, `feed-endless`, and what the reader refuses.
    """
    told: set[str] = set()
    for page in _pages(reader, source, since=since):
        told.update(each.item for each in page.batch.changes)
        missing = frozenset(page.census or ()).difference(since.known, told)
        if not missing or not since.cursor:
            yield page
            continue
        # They were hidden when they were told: of what is shown again all is told from the start.
        yield replace(page, cursor=None, census=None, complete_until=None)
        yield from _pages(reader, source, since=Since(since.now))


def _pages(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    cursor, seen = since.cursor, {since.cursor}
    while True:
        told = _ask(reader, source, cursor=cursor)
        batch = _batch(source, told)
        cursor = as_text(told.get("cursor"))
        if told.get("more") is not True:
            yield Page(batch, cursor, census=_census(told), complete_until=since.now)
            return
        if cursor in seen:
            raise NarrowsError(
                "feed-endless",
                f"The feed of «{source.id}» says that there is more, and gives a cursor that it "
                "gave before; let each page have a cursor of its own.",
            )
        seen.add(cursor)
        yield Page(batch, cursor=cursor)


def survey(reader: HttpReader, source: Source) -> Survey:
    """The statuses of the first page; a feed does not say what there is to take.

    Raises:
        NarrowsError: `feed-unreadable`, and what the reader refuses.
    """
    changes = _batch(source, _ask(reader, source, cursor="")).changes
    statuses = [each.value for each in changes if each.attribute is Attribute.STATUS]
    return Survey(statuses=tuple(ToolStatus(each) for each in dict.fromkeys(statuses)))


def _ask(reader: HttpReader, source: Source, *, cursor: str) -> Object:
    query = {"since": cursor, "take": ",".join(source.take)}
    path = parts_of(source.path)[2] or "/"
    answer = reader.get(path, {name: value for name, value in query.items() if value})
    told = as_object(parse_answer(answer, what=f"the feed of «{source.id}»"))
    sound = isinstance(told.get("changes"), list) and isinstance(told.get("items", []), list)
    if not sound or not isinstance(told.get("cursor", ""), str):
        raise NarrowsError(
            "feed-unreadable",
            f"What the feed of «{source.id}» answers is no page of changes: an object with a list "
            "of `changes`, a text `cursor`, and perhaps a list of `items`.",
        )
    return told


def _census(told: Object) -> frozenset[str] | None:
    if "items" not in told:
        return None
    return frozenset(key for each in as_list(told["items"]) if (key := as_text(each)))


def _batch(source: Source, told: Object) -> Batch:
    changes: list[Change] = []
    faults: list[Fault] = []
    zone = zone_named(source.zone or "UTC")
    for row, each in enumerate(as_list(told["changes"]), start=1):
        try:
            change, doubt = _change(as_object(each), zone)
        except (ValueError, OverflowError):
            faults.append(Fault(source.id, CANNOT, row))
            continue
        changes.append(change)
        if doubt:
            faults.append(Fault(source.id, doubt, row))
    return Batch(changes, faults)


def _change(told: Object, zone: ZoneInfo) -> tuple[Change, str | None]:
    """One change, and what is doubtful about its time.

    Raises:
        ValueError: It is none.
    """
    item, attribute, value, at = (
        as_text(told.get(name)) for name in ("item", "attribute", "value", "changed_at")
    )
    is_nowhere = attribute == Attribute.STATUS and not value
    if not item or is_nowhere or not isinstance(told.get("value"), str):
        raise ValueError(CANNOT)
    instant, doubt = read_instant(at, zone)
    # Told again, a change without an id is the same by what it says.
    own = hashlib.sha256(repr((attribute, value, instant)).encode()).hexdigest()[:32]
    id_ = as_text(told.get("id")) or own
    return Change(item, Attribute(attribute), value, instant, id_), doubt


def headers(token: str) -> Mapping[str, str]:
    """The token as most programs take it."""
    return {"authorization": f"Bearer {token}"}


def base(address: str) -> str:
    """Scheme and host; the path is the connector's to ask for."""
    scheme, host, _ = parts_of(address)
    return f"{scheme}://{host}"


connector = Connector(
    name="json_feed",
    title="A feed of changes (JSON)",
    suffixes=(),
    live=Live(fetch=fetch, survey=survey, headers=headers, base=base),
)
