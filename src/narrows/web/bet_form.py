"""What a form says a bet should be: only what is written of it changes."""

import math

from narrows.services.initiatives.edits import Edits
from narrows.web.sent_form import FieldError, Told

MOST_WEEKS = 53


def edits_told(told: Told, prefix: str = "") -> Edits:
    """What the fields say of a bet; an empty field says nothing.

    Args:
        told: All fields of the form.
        prefix: How the names of these begin.

    Raises:
        FieldError: A number cannot be read.
    """
    fields = {
        name.removeprefix(prefix): told[name].strip() for name in told if name.startswith(prefix)
    }
    return Edits(
        text=fields.get("text") or None,
        status=fields.get("status") or None,
        moves=fields.get("moves") or None,
        change=_change(fields.get("by", ""), f"{prefix}by"),
        by_week=_week(fields.get("until", ""), f"{prefix}until"),
        because=fields.get("because") or None,
    )


def _change(told: str, name: str) -> float | None:
    if not told:
        return None
    try:
        change = float(told.replace("−", "-").replace(",", "."))
    except ValueError:
        change = math.nan
    if not math.isfinite(change):
        raise FieldError(name, f"«{told}» is no number; write such as −6 or 2.5.")
    return change


def _week(told: str, name: str) -> int | None:
    if not told:
        return None
    week = int(told) if told.isascii() and told.isdecimal() and len(told) < 4 else 0
    if not 1 <= week <= MOST_WEEKS:
        raise FieldError(name, f"«{told}» is no week; write the week of the cycle, such as 6.")
    return week
