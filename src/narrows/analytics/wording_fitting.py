"""Which cues fit a sentence: those are asked that its numbers and its beginning allow."""

import re
from collections.abc import Callable, Iterator, Sequence

from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_kinds import Beside
from narrows.analytics.wording_outcome_words import NUMBER
from narrows.analytics.wording_places import AN_ORDER
from narrows.analytics.wording_plain import without_names

Span = tuple[int, int]
"""From where to where in a text, half-open. [characters]"""

Search = Callable[[str], re.Match[str] | None]
"""Looks for the words of a cue."""


def fitting(text: str) -> list[tuple[int, Span]]:
    """The cues that fit a bare English text, as places in `CUES`, and from where to where."""
    numbers = [each.span() for each in _NUMBER.finditer(text)]
    # Where all the numbers are names, none of them counts anything.
    has_number = bool(numbers) and _NUMBER.search(without_names(text)) is not None
    asked = _ASKED[has_number, _ORDER.match(text) is not None]
    found = [(at, hit.span()) for at, search in asked if (hit := search(text))]
    if has_number:
        found += _at_numbers(text, numbers)
    return found


def _at_numbers(text: str, numbers: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The cues that begin where a number begins or ends."""
    for at, match, is_behind in _AT_NUMBERS:
        for start, end in numbers:
            if hit := match(text, end if is_behind else start):
                yield at, (start, hit.end())
                break


_NUMBER = re.compile(NUMBER)
_ORDER = re.compile(AN_ORDER)
_AT_NUMBERS = [
    (at, cue.pattern.match, cue.beside is Beside.AFTER_NUMBER)
    for at, cue in enumerate(CUES)
    if cue.beside in (Beside.AT_NUMBER, Beside.AFTER_NUMBER)
]


def _asked(*, has_number: bool, has_order: bool) -> list[tuple[int, Search]]:
    kinds = {Beside.ANYTHING, Beside.NUMBER if has_number else Beside.NO_NUMBER}
    if not has_order:
        kinds.add(Beside.NUMBER_NO_ORDER if has_number else Beside.NO_NUMBER_NO_ORDER)
    return [(at, cue.pattern.search) for at, cue in enumerate(CUES) if cue.beside in kinds]


_ASKED = {
    (has_number, has_order): _asked(has_number=has_number, has_order=has_order)
    for has_number in (True, False)
    for has_order in (True, False)
}
"""The cues to ask, by whether there is a number and whether it begins with an order."""
