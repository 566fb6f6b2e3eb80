"""Issues with their changelogs as batches of changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.connectors.jira.categories import Categories
from narrows.connectors.jira.custom import BY_NAME, CustomFields
from narrows.connectors.jira.entries import ordinal
from narrows.connectors.jira.moves import Moves
from narrows.connectors.jira.words import Words, untranslated
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.calendar import zone_named
from narrows.domain.live import Json
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault

INCOMPLETE = "some changelogs are incomplete: the faults say which issues lack a part of theirs"


@dataclass(slots=True)
class Export:
    """An export on its way into batches.

    Attributes:
        source: Where it comes from; its zone is that of times without an offset.
        custom: The fields of the site's own that are read.
        advice: What to do where a changelog is not whole.
        categories: Of statuses, as far as they were told.
    """

    source: Source
    custom: CustomFields = BY_NAME
    advice: str = "the issue's /changelog has the rest"
    categories: Categories = field(default_factory=Categories)
    _changes: list[Change] = field(default_factory=list)
    _faults: list[Fault] = field(default_factory=list)
    _words: Words = field(default_factory=Words)
    _notes: tuple[str, ...] = ()
    _last_at: datetime | None = None
    _zone: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self._zone = zone_named(self.source.zone or "UTC")

    def batch(self, fraction_read: float | None) -> Batch:
        """What was added since the last one."""
        batch = Batch(
            tuple(self._changes), tuple(self._faults), dict(self.categories.states),
            fraction_read=fraction_read, complete_until=self._last_at, notes=self._notes,
        )  # fmt: skip
        self._changes, self._faults = [], []
        return batch

    def note(self, line: str) -> None:
        """Say something to people, once."""
        self._notes = tuple(dict.fromkeys([*self._notes, line]))

    def know(self, statuses: Iterable[Object], types: Iterable[Object] = ()) -> None:
        """Take the names of statuses and types as the tool lists them, and categories."""
        listed = [*statuses]
        self._words.know("status", listed)
        self._words.know("issuetype", types)
        for status in listed:
            self._categorise(None, {**status, "name": untranslated(status)})

    def add(self, number: int | None, issue: Object) -> bool:
        """Add the history of the issue, with its number in the file where it is in one.

        Returns:
            Whether it was read, and its changelog was whole; live, else nothing of it is.
        """
        key = as_text(issue.get("key"))
        fields = self._words.plain(as_object(issue.get("fields")))
        created_at = self._instant(number, fields.get("created"))
        if not key or created_at is None:
            self._fault(number, f"an issue without {'a creation date' if key else 'key'}; left out")
            return False
        self._categorise(number, as_object(fields.get("status")))
        moves = self._moves(number, key, told=issue.get("changelog"))
        self._compare(moves, key, today=as_object(fields.get("status")))
        moves.look_at(fields)
        created = [
            Change(key, attribute, value, created_at, id_)
            for attribute, value, id_ in moves.created(fields)
        ]
        if not any(each.attribute is Attribute.STATUS for each in created):
            moves.is_whole = False
            self._fault(number, f"{key} has no status at its creation")
        if moves.is_whole or self.custom.by_id is None:
            # Half of a changelog gives wrong first values; live, all of it is asked for again.
            self._changes += [*created, *moves.changes]
        return moves.is_whole

    def _moves(self, number: int | None, key: str, *, told: Json) -> Moves:
        changelog = as_object(told)
        histories = [as_object(each) for each in as_list(changelog.get("histories"))]
        total = changelog.get("total")
        moves = Moves(self.custom)
        if not changelog:
            moves.is_whole = False
            hint = "" if number is None else "; export with `expand=changelog`"
            self._fault(number, f"{key} has no changelog{hint}")
        if isinstance(total, int) and total > len(histories):
            moves.is_whole = False
            self.note(INCOMPLETE)
            self._fault(
                number,
                f"{key}: changelog incomplete: {len(histories)} of {total}; {self.advice}",
            )
        dated = [
            (at, ordinal(each), each)
            for each in histories
            if (at := self._instant(number, each.get("created"))) is not None
        ]
        moves.is_whole &= len(dated) == len(histories)
        for at, _, history in sorted(dated, key=lambda entry: entry[:2]):
            moves.add(key, history, at=at)
        return moves

    def _compare(self, moves: Moves, key: str, *, today: Object) -> None:
        """See which statuses had other names, and whether the changelog leads to today's."""
        self.categories.call(moves.called)
        name, status_id = as_text(today.get("name")), as_text(today.get("id"))
        last = moves.last_status
        # An export may be of whatever day; what is asked now is of now.
        if last and self.custom.by_id is not None and name != last[0] and status_id != last[1]:
            self._fault(None, f"{key} is in «{name}», and its changelog ends in «{last[0]}»")

    def _categorise(self, number: int | None, status: Object) -> None:
        if doubt := self.categories.add(status):
            self._fault(number, doubt)

    def _instant(self, number: int | None, told: Json) -> datetime | None:
        if not isinstance(told, str):
            return None
        try:
            instant, doubt = read_instant(told, self._zone)
        except (ValueError, OverflowError):
            self._fault(number, f"«{as_text(told)[:40]}» is no time stamp")
            return None
        if doubt:
            self._fault(number, f"{told}: {doubt}")
        self._last_at = instant if self._last_at is None else max(self._last_at, instant)
        return instant

    def _fault(self, number: int | None, message: str) -> None:
        self._faults.append(Fault(self.source.id, " ".join(message.split()), number))
