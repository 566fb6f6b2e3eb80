"""Which column is which, as given or else told by names and values. Never one of persons."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from narrows.connectors import csv_dates
from narrows.connectors.csv_dialect import Dialect
from narrows.domain.errors import NarrowsError
from narrows.domain.work import Attribute

ATTRIBUTES = tuple(each.value for each in Attribute if each is not Attribute.STATUS)
TIMES = ("moved_at", "started_at", "ended_at")
_MOVE = ("item", "status", "moved_at")
_INTERVAL = ("item", "activity", "started_at", "ended_at")
ENOUGH_RATIO = 0.5

_ACTIVITIES = "conceptname activity activityname activityid task taskname event step stage"
_NAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(names.split())
    for name, names in {
        "item": "caseconceptname caseid case itemid item itemkey issuekey issueid workitemid "
        "ticketid ticketkey ticket key traceid processid incidentid requestid orderid taskid "
        "tasknumber issuenumber number issue id",
        "status": "status tostatus newstatus statusto state tostate newstate statusname "
        f"{_ACTIVITIES} column phase to newvalue",
        "activity": _ACTIVITIES,
        "moved_at": "movedat timetimestamp completetimestamp timestamp changedat changetime "
        "changedate transitionedat transitiondate transitiontime enteredat entered eventtime "
        "eventtimestamp eventdate datetime date time endtime endtimestamp endedat changed at when "
        "created createdat ts starttime starttimestamp",
        "started_at": "startedat starttime starttimestamp start startdate startedon startdatetime "
        "begin begintime timestart started",
        "ended_at": "endedat endtime endtimestamp end enddate endedon enddatetime completedat "
        "completetimestamp completetime completedon timetimestamp complete finishedat finished "
        "timeend ended",
        "item_type": "itemtype issuetype workitemtype tickettype worktype type kind",
        "title": "title summary itemtitle subject",
        "project": "project projectkey projectname projectcode",
        "label": "label labels tag tags",
        "component": "component components",
        "parent": "parent parentkey parentid epic epickey epiclink",
        "points": "points storypoints storypoint storypointestimate",
        "blocked": "blocked isblocked flagged",
        "stream": "stream valuestream",
    }.items()
}
_PERSON_NAMES = (
    "resource orgresource assignee assignedto assignedtoid creator casecreator createdby user "
    "username userid responsible caseresponsible owner author reporter requester requestedby "
    "developer developerid agent employee person name fullname firstname lastname email "
    "changedby movedby updatedby raisedby raisedbyid authorisedbyid who by customer"
)
"""Column names, letters and digits only, that say a person stands there."""
_PERSONS = frozenset(_PERSON_NAMES.split())


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of the file holds what, by our names.

    Attributes:
        named: Our name → the file's column.
        guessed: The part of `named` that was not given.
        notes: Where another column could have been meant.
    """

    named: Mapping[str, str]
    guessed: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def choose(dialect: Dialect, given: Mapping[str, str]) -> Columns:
    """Columns as given, and the others guessed.

    Raises:
        NarrowsError: `column-missing`, `column-unknown`, `column-of-persons`, `header-missing`,
            `columns-not-found`.
    """
    _check(dialect.header, given)
    if any(csv_dates.has_times([name]) and not name.isdigit() for name in dialect.header):
        raise NarrowsError(
            "header-missing",
            "The first row holds a time stamp, so it seems to be data; put a row of column names "
            "before it, such as item,status,moved_at.",
        )
    guess = _Guess(dialect, set(given.values()))
    named: dict[str, str] = {}
    notes: list[str] = []
    for name in _wanted(guess, given):
        column = given.get(name) or guess.column(name)
        if column is None:
            continue
        named[name] = column
        guess.taken.add(column)
        if name not in given and (also := guess.rival(name, column)):
            notes.append(
                f"{name} is read from «{shown_name(column)}»; «{shown_name(also)}» could be meant "
                "as well"
            )
    _refuse_incomplete(dialect, named)
    guessed = {name: column for name, column in named.items() if name not in given}
    return Columns(named, guessed, tuple(notes))


def _wanted(guess: "_Guess", given: Mapping[str, str]) -> tuple[str, ...]:
    """Our names to look for: of a log of moves or of intervals, with the attributes after."""
    as_given = [name for name in ("activity", "started_at", "ended_at") if name in given]
    moves = "status" in given or "moved_at" in given
    if not as_given and not moves:
        intervals = all(guess.by_name(name) for name in ("activity", "started_at", "ended_at"))
        return (*(_INTERVAL if intervals else _MOVE), *ATTRIBUTES)
    return (*(_INTERVAL if as_given else _MOVE), *ATTRIBUTES)


class _Guess:
    """Guesses over one sample; a column is taken once."""

    def __init__(self, dialect: Dialect, taken: set[str]) -> None:
        self.taken = taken
        self._dialect = dialect
        self._plain = {name: _plain(name) for name in dialect.header}
        self._is_changelog = bool({"field", "fieldname"} & set(self._plain.values()))

    def column(self, name: str) -> str | None:
        """The file's column for our name, by its name, else where only one has such values."""
        found = self.by_name(name)
        if found or name not in _MOVE:
            return found[0] if found else None
        suits = _BY_VALUES[name]
        others = [
            column
            for column in self._dialect.header
            if self._is_free(column) and suits(self._values(column))
        ]
        return others[0] if len(others) == 1 else None

    def rival(self, name: str, column: str) -> str | None:
        """Another column that could be meant, with other values than the chosen one."""
        if name not in (*_MOVE, *_INTERVAL):
            return None
        values = self._values(column)
        for other in self.by_name(name):
            if other != column and self._values(other) != values:
                return other
        return None

    def by_name(self, name: str) -> list[str]:
        """Free columns whose name and values suit our name, the best first."""
        found = []
        for plain in _NAMES[name]:
            if self._is_changelog and name == "status" and plain in ("to", "newvalue"):
                continue  # rows of all fields, so that «to» holds assignees too
            found += [column for column in self._dialect.header if self._plain[column] == plain]
        suiting = [
            column for column in found if self._is_free(column) and self._suits(name, column)
        ]
        return sorted(suiting, key=self._is_sparse)

    def _is_free(self, column: str) -> bool:
        return column not in self.taken and not is_person(column) and not column.startswith("@@")

    def _suits(self, name: str, column: str) -> bool:
        values = self._values(column)
        if not self._dialect.rows:
            return True
        told = [value for value in values if value]
        if name in TIMES:
            return csv_dates.has_times(values)
        formats = csv_dates.detect(told[:100])
        is_time = bool(formats) and not csv_dates.is_epoch(formats)
        return bool(told) and not is_time

    def _is_sparse(self, column: str) -> bool:
        """Whether most rows leave it empty: picked only where no other is named as well."""
        values = self._values(column)
        return sum(value != "" for value in values) < ENOUGH_RATIO * len(values)

    def _values(self, column: str) -> list[str]:
        at = self._dialect.header.index(column)
        return [row[at].strip() for row in self._dialect.rows]


def _are_keys(values: Sequence[str]) -> bool:
    keys = sum(re.fullmatch(r"[A-Za-z][\w ]*[-_#]\d+", value) is not None for value in values)
    return bool(values) and keys >= 0.9 * len(values)


def _are_statuses(values: Sequence[str]) -> bool:
    words = [value for value in values if re.search(r"[A-Za-z]", value)]
    few = min(40, len(values) / 3)
    return bool(values) and len(words) >= 0.9 * len(values) and 1 < len(set(words)) <= few


def _are_times(values: Sequence[str]) -> bool:
    formats = csv_dates.detect(values)
    return bool(formats) and not csv_dates.is_epoch(formats)


_BY_VALUES: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "item": _are_keys,
    "status": lambda values: _are_statuses(values) and not _are_keys(values),
    "moved_at": _are_times,
}


def is_person(column: str) -> bool:
    """Whether a column's name says that persons stand in it."""
    return _plain(column) in _PERSONS


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _check(header: Sequence[str], given: Mapping[str, str]) -> None:
    known = (*_MOVE, *_INTERVAL[1:], *ATTRIBUTES)
    for name, column in given.items():
        if name not in known:
            raise NarrowsError(
                "column-unknown", f"«{name}» is no column of ours; known are {', '.join(known)}."
            )
        if column not in header:
            raise NarrowsError(
                "column-missing",
                f"The file has no column «{column}» (given for {name}); it has {_listed(header)}.",
            )
        if is_person(column):
            raise NarrowsError(
                "column-of-persons",
                f"«{column}» (given for {name}) names persons, of whom Narrows keeps nothing; "
                "give another column.",
            )


def _refuse_incomplete(dialect: Dialect, named: Mapping[str, str]) -> None:
    needed = _INTERVAL if "activity" in named or "started_at" in named else _MOVE
    missing = [name for name in needed if name not in named]
    if not missing:
        return
    times = [column for column in dialect.header if _has_times(dialect, column)]
    hint = ""
    if missing[0] == "status" and len(times) > 1:
        hint = (
            " It seems to have one row per item with a date per step; Narrows reads one row per "
            "change of status."
        )
    raise NarrowsError(
        "columns-not-found",
        f"Which column holds {' and '.join(missing)} cannot be told from {_listed(dialect.header)};"
        f" pass --columns {','.join(f'{name}=…' for name in needed)}.{hint}",
    )


def _has_times(dialect: Dialect, column: str) -> bool:
    at = dialect.header.index(column)
    return _are_times([row[at] for row in dialect.rows[:100]])


def shown_name(name: str) -> str:
    """A column's name as a message of one line can hold it."""
    line = "".join(char if char.isprintable() else " " for char in name)
    return line if len(line) <= 60 else line[:59] + "…"


def _listed(header: Sequence[str]) -> str:
    shown = ", ".join(shown_name(name) for name in header[:30] if name)
    return shown if len(header) <= 30 else f"{shown} and {len(header) - 30} more"
