"""What a model complains of, in words for people who write programs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DAY = "is no day; write it as 2026-11-27"
_INSTANT = "is no instant; write it as 2026-11-27T09:30Z"
_WORDS = {
    "missing": "is missing",
    "key_unknown": "is not known here",
    "extra_forbidden": "is not known here",
    "bool_parsing": "is yes or no; write true or false",
    "bool_type": "is yes or no; write true or false",
    "int_parsing": "is no whole number",
    "int_type": "is no whole number",
    "int_from_float": "is no whole number",
    "int_parsing_size": "is no number of that size",
    "float_parsing": "is no number",
    "float_type": "is no number",
    "finite_number": "is no number",
    "string_type": "is no text",
    "list_type": "is no list",
    "dict_type": "is no object",
    "model_attributes_type": "is no object",
    "model_type": "is no object",
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "datetime_type": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_from_date_parsing": _INSTANT,
    "timezone_aware": "lacks its time zone; write it as 2026-11-27T09:30Z",
    "greater_than_equal": "is {ge} at least",
    "greater_than": "is more than {gt}",
    "less_than_equal": "is {le} at most",
    "less_than": "is less than {lt}",
    "string_too_long": "holds {max_length} characters at most",
    "string_too_short": "holds {min_length} characters at least",
    "too_long": "holds {max_length} at most",
    "too_short": "holds {min_length} at least",
    "enum": "is {expected}",
    "literal_error": "is {expected}",
}
"""Kind of complaint → what is said, with what its context knows."""

MOST_GIVEN = 40
"""Of what an address gave, when it is said again. [characters]"""


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What is said of one value.

    Attributes:
        field: Where it stands: `body.key_results.0.target`, `query.limit`.
        detail: What is wrong with it.
    """

    field: str
    detail: str


def said_of(error: Mapping[str, object]) -> SaidOf:
    """One of a model's complaints; of what was sent only what an address says is repeated."""
    kind, place, context = error.get("type"), error.get("loc", ()), error.get("ctx")
    steps = [str(each) for each in place] if isinstance(place, tuple | list) else []
    known = context if isinstance(context, Mapping) else {}
    if kind == "key_unknown" and known:
        steps.append(str(known.get("key"))[:60])
    if kind == "json_invalid":
        return SaidOf("body", "is not JSON")
    detail = _detail(str(kind), known) or re.sub(
        r"^(Input|String|List|Value) ", "", str(error.get("msg", ""))
    )
    return SaidOf(".".join(steps) or "body", f"{detail[:300].rstrip('.')}{_given(error, steps)}")


def _detail(kind: str, context: Mapping[str, object]) -> str:
    """What is allowed; choices without quotes, as they are typed."""
    known = {name: str(value).replace("'", "") for name, value in context.items()}
    try:
        return _WORDS.get(kind, "").format(**known)
    except KeyError:
        return ""


def _given(error: Mapping[str, object], steps: Sequence[str]) -> str:
    """What stands in an address; a body may hold what nobody else shall read."""
    given, kind = error.get("input"), error.get("type")
    if steps[:1] != ["query"] or not isinstance(given, str) or not given or kind in _NAMELESS:
        return ""
    shown = given if len(given) <= MOST_GIVEN else f"{given[:MOST_GIVEN]} …"
    return f" («{shown}» was given)"


_NAMELESS = ("missing", "key_unknown", "extra_forbidden", "string_too_long")
"""Complaints that what was given says nothing of, or too much."""
