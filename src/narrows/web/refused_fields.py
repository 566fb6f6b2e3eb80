"""Which field of a form a refusal is about, and what is said beside it."""

import re
from collections.abc import Mapping

from narrows.domain.errors import NarrowsError

STALE = """Somebody decided on it meanwhile, as you see here. \
Yours is kept: read theirs, and send yours again if it still holds."""
FIELDS: Mapping[str, tuple[str, str]] = {
    "words-missing": ("words", "Say it in words."),
    "ripple-effect-unknown": ("effect", ""),
    "ripple-to-unknown": ("to", "Choose who feels it."),
    "ripple-to-itself": ("to", ""),
    "ripple-across-cycles": ("to", ""),
    "ripple-party-too-long": ("outside", ""),
    "behalf-unknown": ("behalf", ""),
    "initiative-without-text": ("text", "Say what is done."),
    "initiative-unchanged": ("text", "It says all of this already; change it, or keep it."),
    "hypothesis-unclear": ("moves", "Say which key result it should move."),
    "draft-target-below-zero": ("target", ""),
    "cycle-overlaps": ("start", ""),
    "cycle-not-monday": ("start", ""),
    "reset-objective-first": ("words", ""),
    "asked-by-person": ("asked_by", ""),
    "saying-stale": ("", STALE),
    "plan-stale": ("", "The plan changed meanwhile. Yours is kept: send it again."),
}
"""Slug → the field that it is about and what is said beside it, where that is not the refusal."""


ELSEWHERE: Mapping[str, str] = {"outside": "party"}
"""Field → what it is called on a form that lacks it."""

_ROW = re.compile(r"(\d{1,4})-(?!(?:id|customer|pilot)$)")
"""Begins the name of what people write in a row; what is chosen there stands in empty rows, too."""
SHOWN_AS: Mapping[str, str] = {"change": "by", "by_week": "until", "key_result": "moves"}
"""Part of a plan → the field of it, where that is called otherwise."""


def field_of(error: NarrowsError, told: Mapping[str, str]) -> str:
    """The field that shows the part of a plan that is refused; empty where none does."""
    steps = [f"{each}" for each in error.at if isinstance(each, str)]
    part = steps[-1] if steps else ""
    if part == "id" and steps[-2:-1] in (["cycle"], ["cycles"]):
        part = "cycle"
    name = SHOWN_AS.get(part, part)
    nth = next((each for each in reversed(error.at) if isinstance(each, int)), -1)
    # Of a bet, what is changed and what it is swapped for stand on one form; of the rows of a
    # workshop an empty one is in no plan, and what is behind it counts from another number.
    rows = dict(enumerate(_written_rows(told)))
    fields = (name, f"{told.get('decision')}/{name}", f"{rows.get(nth)}-{name}")
    return next((each for each in fields if told.get(each, "").strip()), "")


def _written_rows(told: Mapping[str, str]) -> list[int]:
    found = (_ROW.match(name) for name, value in told.items() if value.strip())
    return sorted({int(each[1]) for each in found if each})
