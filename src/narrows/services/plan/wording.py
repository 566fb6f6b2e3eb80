"""What a plan's schema complains of, in words for people."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from narrows.domain.errors import NarrowsError
from narrows.services.plan.intervals import INTERVAL
from narrows.services.plan.part import SOMETHING
from narrows.services.plan.yaml_text import YamlText


def refusal_of(error: ErrorDetails, document: YamlText) -> NarrowsError:
    """The first of a schema's complaints as a refusal with file, line and what to do."""
    path = error["loc"]
    if error["type"] == "key_unknown":
        key, known = str(error["ctx"]["key"]), error["ctx"]["known"]
        place = document.place((*path, key))
        if key.lower() in _SECRET:
            return token_in_plan(place)
        return NarrowsError(
            "plan-key-unknown", f"there is no key «{key}» here; {_choice(key, known)}."
        ).placed(place)
    if error["type"] == "value_metric_second":
        return NarrowsError(
            "second-value-metric",
            "a stream has exactly one value metric; name the one that it exists to move, and use "
            "the others in key results.",
        ).placed(document.place(path))
    # Where one key may hold two shapes, pydantic's name of the shape follows the key's:
    # («level», «literal['all','parents','children']»).
    names = [step for step in path if isinstance(step, str) and not _SHAPE.fullmatch(step)]
    name = {"": "the file", "[key]": "a key"}.get(names[-1] if names else "") or f"«{names[-1]}»"
    wish = wish_of(error)
    return NarrowsError(
        "plan-invalid",
        f"{name} {wish}.",
        at=tuple(path),
        beside=f"{_KNOWN_AS.get(name, name)} {wish}.",
    ).placed(document.place(path))


def token_in_plan(place: str) -> NarrowsError:
    """A plan is shown, exported and kept as it was: what it holds is no secret any more."""
    return NarrowsError(
        "token-in-plan",
        "a plan holds no tokens or passwords, since it is shown and exported; take it out, and "
        "give it with `narrows connect`.",
    ).placed(place)


_SECRET = frozenset({"api_key", "api_token", "auth", "key", "password", "pat", "secret", "token"})
"""Keys that people would put a token under."""

_KNOWN_AS = {"«id»": "A short name"}
"""Key of a file → what it is called where people write one without a file."""

_SHAPE = re.compile(r"\w[\w-]*\[.*\]")
"""A choice among several in the path of a complaint: pydantic's word for it, which is no key."""

_WISHES = {
    "missing": "is missing; add it",
    "string_type": "has to be text, but YAML reads it as {given}; put it in quotes",
    "string_too_short": "is empty; write some text",
    "string_pattern_mismatch": "cannot be «{given}»; use letters, digits, «-», «_» and «.»",
    "list_type": "has to be a list; begin each of its lines with «- », or write [one, two]",
    "dict_type": "has to be keys with values; write «key: value»",
    "model_type": "has to be keys with values; write «key: value»",
    "too_short": "is an empty list; name one at least",
    "float_type": "has to be a number; «{given}» is none",
    "finite_number": "has to be a finite number; «{given}» is none",
    "int_type": "has to be a whole number; «{given}» is none",
    "bool_type": "has to be true or false",
    "date_type": "has to be a day such as 2026-10-05; «{given}» is none",
    "day_far": "cannot be {given}; a plan's days lie in the years {from} to {to}",
    "string_too_long": "is longer than {max_length} characters; shorten it",
    "id_ends_in_json": "cannot end in .json, as the address of a page's data does; choose another",
    "greater_than_equal": "cannot be {given}; it is too small",
    "less_than_equal": "cannot be {given}; it is too large",
}
"""What is wrong with a value, and what to write instead, by pydantic's word for it."""


def wish_of(error: ErrorDetails) -> str:
    """What is wrong with a value and what to write instead, in words behind its name."""
    given = error["input"]
    if error["type"] == "literal_error":
        allowed = [each.strip(" '") for each in re.split(",| or ", error["ctx"]["expected"])]
        return f"cannot be «{given}»; {_choice(str(given), allowed)}"
    if error["type"] == "string_type" and (given is None or isinstance(given, list | dict)):
        return "has to be text; write some"
    pattern = error.get("ctx", {}).get("pattern")
    if pattern == SOMETHING:
        return "holds nothing but blanks; write some text"
    if pattern == INTERVAL:
        return f"cannot be «{given}»; write minutes, hours or days such as 15m, 2h or 1d, or never"
    return _WISHES.get(error["type"], "does not fit; change it").format(
        **{"given": given} | error.get("ctx", {})
    )


def _choice(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    meant = f"did you mean «{near[0]}»? Known" if near else "known"
    return f"{meant}: {', '.join(known)}"
