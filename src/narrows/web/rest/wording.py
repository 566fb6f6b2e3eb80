"""What a model complains of, in words for people who write programs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORDS = {
    "missing": "is missing",
    "key_unknown": "is not known here",
    "extra_forbidden": "is not known here",
    "int_parsing": "is no whole number",
    "float_parsing": "is no number",
    "date_parsing": "is no day; write it as 2026-11-27",
    "date_from_datetime_parsing": "is no day; write it as 2026-11-27",
    "datetime_parsing": "is no instant; write it as 2026-11-27T09:30Z",
    "datetime_from_date_parsing": "is no instant; write it as 2026-11-27T09:30Z",
}


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
    """One of a model's complaints; what was sent is not repeated."""
    kind, message, place = error.get("type"), str(error.get("msg", "")), error.get("loc", ())
    steps = [str(each) for each in place] if isinstance(place, tuple | list) else []
    context = error.get("ctx")
    if kind == "key_unknown" and isinstance(context, Mapping):
        steps.append(str(context.get("key"))[:60])
    if kind == "json_invalid":
        return SaidOf("body", "is not JSON")
    detail = _WORDS.get(str(kind)) or re.sub(r"^(Input|String|List|Value) ", "", message)
    return SaidOf(".".join(steps) or "body", detail[:300].rstrip("."))
