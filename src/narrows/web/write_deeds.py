"""What the buttons of the form do with its fields; nothing is saved by any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from narrows.services.writing.reading import DraftReading
from narrows.web.write_fields import (
    INITIATIVES,
    KEY_RESULTS,
    Fields,
    next_row,
    row_of,
    rows_of,
    taken_fields,
)
from narrows.web.write_given import Written


@dataclass(frozen=True, slots=True)
class Done:
    """What a button did.

    Attributes:
        told: The fields after it.
        focus: The field that one goes on in.
        words: What happened, for people; empty where it is seen.
    """

    told: Fields
    focus: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a button works on.

    Attributes:
        told: The fields.
        written: What they say.
        reading: What is said of it.
    """

    told: Fields
    written: Written
    reading: DraftReading


def done(desk: Desk, deed: str) -> Done:
    """The fields after a button; an unknown one does nothing.

    Args:
        desk: What it works on.
        deed: Value of the button: `add/key_results`, `take/0`, `gone/initiatives/1`.
    """
    verb, _, what = deed.partition("/")
    act = DEEDS.get(verb)
    return Done(desk.told) if act is None else act(desk, what)


def _add(desk: Desk, kind: str) -> Done:
    if kind not in (KEY_RESULTS, INITIATIVES):
        return Done(desk.told)
    name = f"{kind}/{next_row(desk.told, kind)}/text"
    return Done({**desk.told, name: ""}, name)


def _take(desk: Desk, row: str, *, is_new: bool = False) -> Done:
    """Write what the words mean into the fields beside them."""
    if row not in desk.written.key_results:
        return Done(desk.told)
    id_ = desk.written.id_of(row)
    if id_ in desk.reading.bets:
        return _to_bets(desk, row)
    offer = desk.reading.offers.get(id_)
    if offer is None:
        return Done(desk.told, f"{KEY_RESULTS}/{row}/text")
    taken = taken_fields(offer, is_new=is_new)
    own = {f"{KEY_RESULTS}/{row}/{name}": value for name, value in taken.items()}
    rows = [each for each in rows_of(desk.told, KEY_RESULTS) if int(each) > int(row)]
    focus = f"{KEY_RESULTS}/{rows[0] if rows else row}/text"
    return Done({**desk.told, **own}, focus, "Taken over into its numbers.")


def _take_new(desk: Desk, row: str) -> Done:
    return _take(desk, row, is_new=True)


def _to_bets(desk: Desk, row: str) -> Done:
    """Make a key result that is something to do a bet, on the first result that is measured."""
    fields = row_of(desk.told, KEY_RESULTS, row=row)
    if row not in desk.written.key_results:
        return Done(desk.told)
    new = next_row(desk.told, INITIATIVES)
    others = [
        each
        for each in desk.written.key_results
        if each != row and desk.written.id_of(each) not in desk.reading.bets
    ]
    made = {"text": fields.get("text", ""), "moves": others[0] if others else "", "was": row}
    told = {**desk.told, f"{KEY_RESULTS}/{row}/gone": "bet"}
    told |= {f"{INITIATIVES}/{new}/{name}": value for name, value in made.items()}
    words = f"«{made['text']}» is a bet now. What should it move, by how much?"
    return Done(told, f"{INITIATIVES}/{new}/by", words)


def _gone(desk: Desk, what: str) -> Done:
    """Take a row out; its fields stay in the form until it is saved, so that it can come back."""
    kind, _, row = what.partition("/")
    if row not in rows_of(desk.told, kind):
        return Done(desk.told)
    return Done({**desk.told, f"{what}/gone": "1"}, f"{what}/back")


def _back(desk: Desk, what: str) -> Done:
    """Put a row back; a bet that was made of it goes."""
    told = {name: value for name, value in desk.told.items() if name != f"{what}/gone"}
    kind, _, row = what.partition("/")
    for bet in rows_of(told, INITIATIVES) if kind == KEY_RESULTS else ():
        if told.get(f"{INITIATIVES}/{bet}/was") == row:
            prefix = f"{INITIATIVES}/{bet}/"
            told = {name: told[name] for name in told if not name.startswith(prefix)}
    return Done(told, f"{what}/text", "Put back.")


DEEDS: Mapping[str, Callable[[Desk, str], Done]] = {
    "add": _add,
    "take": _take,
    "take-new": _take_new,
    "bet": _to_bets,
    "gone": _gone,
    "back": _back,
}
"""The first word of a button's value → what it does."""
