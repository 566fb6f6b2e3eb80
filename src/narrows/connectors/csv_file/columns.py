"""Which column is which, as given or else told by names and values. Never one of persons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from narrows.connectors.csv_file import dates
from narrows.connectors.csv_file.dialect import Dialect
from narrows.connectors.csv_file.guess import Guess, are_times
from narrows.connectors.csv_file.names import (
    ATTRIBUTES,
    HOLDS,
    INTERVAL,
    MOVE,
    is_person,
    listed,
    shown_name,
)
from narrows.domain.errors import NarrowsError


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
    # As the header is read: a blank that a spreadsheet left at a name's end is not seen by people.
    given = {name: column.strip() for name, column in given.items()}
    _check(dialect.header, given)
    if any(dates.has_times([name]) and not name.isdigit() for name in dialect.header):
        raise NarrowsError(
            "header-missing",
            "The first row holds a time stamp, so it seems to be data; put a row of column names "
            "before it, such as item,status,moved_at.",
        )
    guess = Guess(dialect, set(given.values()))
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


def _wanted(guess: Guess, given: Mapping[str, str]) -> tuple[str, ...]:
    """Our names to look for: of a log of moves or of intervals, with the attributes after."""
    as_given = [name for name in ("activity", "started_at", "ended_at") if name in given]
    moves = "status" in given or "moved_at" in given
    if not as_given and not moves:
        intervals = all(guess.by_name(name) for name in ("activity", "started_at", "ended_at"))
        return (*(INTERVAL if intervals else MOVE), *ATTRIBUTES)
    return (*(INTERVAL if as_given else MOVE), *ATTRIBUTES)


def _check(header: Sequence[str], given: Mapping[str, str]) -> None:
    known = (*MOVE, *INTERVAL[1:], *ATTRIBUTES)
    for name, column in given.items():
        if name not in known:
            raise NarrowsError(
                "column-unknown", f"«{name}» is no column of ours; known are {', '.join(known)}."
            )
        if column not in header:
            raise NarrowsError(
                "column-missing",
                f"The file has no column «{column}» (given for {name}); it has {listed(header)}.",
                at=(name,),
            )
        if is_person(column):
            raise NarrowsError(
                "column-of-persons",
                f"«{column}» (given for {name}) names persons, of whom Narrows keeps nothing; "
                "give another column.",
                at=(name,),
            )


def _refuse_incomplete(dialect: Dialect, named: Mapping[str, str]) -> None:
    needed = INTERVAL if "activity" in named or "started_at" in named else MOVE
    missing = [name for name in needed if name not in named]
    if not missing:
        return
    times = [column for column in dialect.header if _has_times(dialect, column)]
    hint = ""
    if missing[0] == "status" and len(times) > 1:
        hint = (
            " (it seems to have one row per item with a date per step; Narrows reads one row per "
            "change of status)"
        )
    wrong = f"It cannot be told {_asked(missing)}, since the columns are {listed(dialect.header)}"
    raise NarrowsError(
        "columns-not-found",
        f"{wrong}{hint}; pass --columns {','.join(f'{name}=…' for name in needed)}.",
        at=(missing[0],),
        wrong=wrong + hint,
    )


def _asked(missing: Sequence[str]) -> str:
    """What is looked for, as people would say it."""
    first, *others = (HOLDS[name] for name in missing)
    said = [f"which column holds {first}", *(f"which {each}" for each in others)]
    return " and ".join([", ".join(said[:-1]), said[-1]] if others else said)


def _has_times(dialect: Dialect, column: str) -> bool:
    at = dialect.header.index(column)
    return are_times([row[at] for row in dialect.rows[:100]])
