"""Which cues fit a sentence: those are asked that its numbers, words and beginning allow."""

import re
from collections.abc import Iterator, Sequence

from narrows.analytics.patterns import compiled_later
from narrows.analytics.wording_beginnings import Beginnings
from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_kinds import Beside
from narrows.analytics.wording_outcome_words import CHANGE, NUMBER, NUMBER_IN_DIGITS, NUMBER_WORDS
from narrows.analytics.wording_places import AN_ORDER
from narrows.analytics.wording_plain import NAMED, without_names
from narrows.analytics.wording_wish_words import WISH
from narrows.analytics.wording_work_words import DO, MAKE

Span = tuple[int, int]
"""From where to where in a text, half-open. [characters]"""

Asked = tuple[int, int, re.Pattern[str], bool]
"""A cue: its place in `CUES`, what it needs, its pattern, and whether that begins the text."""


def fitting(text: str) -> list[tuple[int, Span]]:
    """The cues that fit a bare English text, as places in `CUES`, and from where to where."""
    begun = _BEGINNINGS.in_text(text)
    number = _NUMBER if begun & _NUMBERS else _DIGITS
    numbers = [each.span() for each in number.finditer(text)]
    has_number = bool(numbers) and _counts(text, may_name=bool(begun & _NAMES))
    has_order = bool(begun & _ORDERS) and _ORDER.match(text) is not None
    asked = _ASKED[has_number, has_order]
    found = [
        (at, hit.span())
        for at, needs, pattern, is_first in asked
        if needs & begun == needs
        and (hit := pattern.match(text) if is_first else pattern.search(text))
    ]
    if has_number:
        found += _at_numbers(text, numbers, begun=begun)
    return found


def _counts(text: str, *, may_name: bool) -> bool:
    """Whether a text with numbers has one that is no name: where all are, none counts anything."""
    if not (may_name or "/" in text or "24" in text or text.count(".") > 1):
        return True
    return _NUMBER.search(without_names(text)) is not None


def _at_numbers(text: str, numbers: Sequence[Span], *, begun: int) -> Iterator[tuple[int, Span]]:
    """The cues that begin where a number begins or ends."""
    for at, needs, pattern, is_behind in _AT_NUMBERS:
        for start, end in numbers if needs & begun == needs else ():
            if hit := pattern.match(text, end if is_behind else start):
                yield at, (start, hit.end())
                break


_NUMBER = compiled_later(NUMBER)
_DIGITS = compiled_later(NUMBER_IN_DIGITS)
_ORDER = compiled_later(AN_ORDER)
_OF_ORDERS = (CHANGE, WISH, MAKE, DO)
_BEGINNINGS = Beginnings(
    [NAMED, NUMBER_WORDS, *_OF_ORDERS, *(each.needs for each in CUES if each.needs is not None)]
)
_NUMBERS = _BEGINNINGS.bits([NUMBER_WORDS])
_NAMES = _BEGINNINGS.bits([NAMED])
_ORDERS = _BEGINNINGS.bits(_OF_ORDERS)
_BITS = [_BEGINNINGS.bits([each.needs] if each.needs is not None else []) for each in CUES]
_AT_NUMBERS = [
    (at, _BITS[at], cue.pattern, cue.beside is Beside.AFTER_NUMBER)
    for at, cue in enumerate(CUES)
    if cue.beside in (Beside.AT_NUMBER, Beside.AFTER_NUMBER)
]


def _asked(*, has_number: bool, has_order: bool) -> list[Asked]:
    kinds = {Beside.ANYTHING, Beside.NUMBER if has_number else Beside.NO_NUMBER}
    if not has_order:
        kinds.add(Beside.NUMBER_NO_ORDER if has_number else Beside.NO_NUMBER_NO_ORDER)
    return [
        (at, _BITS[at], cue.pattern, cue.pattern.pattern.startswith("^"))
        for at, cue in enumerate(CUES)
        if cue.beside in kinds
    ]


_ASKED = {
    (has_number, has_order): _asked(has_number=has_number, has_order=has_order)
    for has_number in (True, False)
    for has_order in (True, False)
}
"""The cues to ask, by whether there is a number and whether it begins with an order."""
