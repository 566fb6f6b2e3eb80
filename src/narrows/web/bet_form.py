"""What a form says a bet should be: only what is written of it changes."""

import re
from collections.abc import Mapping

from narrows.domain.plan import Plan
from narrows.rules.quantities import unit_of
from narrows.services.initiatives.edits import Edits
from narrows.services.plan.part import LARGEST
from narrows.web.sent_form import FieldError, Told
from narrows.web.typed_number import no_number, number_typed

MOST_WEEKS = 53
_WEEK = re.compile(r"(?:week|w)?\s*(\d{1,3})", re.ASCII | re.IGNORECASE)
"""«6», and as the page itself says it: «week 6»."""


def units_of(plan: Plan, objective: str) -> Mapping[str, str]:
    """The unit of each key result of an objective."""
    found = plan.objective(objective)
    return {each.id: unit_of(each.metric, plan) for each in (found.key_results if found else ())}


def edits_told(told: Told, prefix: str = "", *, units: Mapping[str, str]) -> Edits:
    """What the fields say of a bet; an empty field says nothing.

    Args:
        told: All fields of the form.
        prefix: How the names of these begin.
        units: Of the key results that it may move.

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
        change=_change(fields, f"{prefix}by", units=units),
        by_week=_week(fields.get("until", ""), f"{prefix}until"),
        because=fields.get("because") or None,
    )


def _change(fields: Told, name: str, *, units: Mapping[str, str]) -> float | None:
    told, unit = fields.get("by", ""), units.get(fields.get("moves", ""), "")
    if not told:
        return None
    change = number_typed(told, unit)
    if (
        change is None
        and not unit
        and any(number_typed(told, u) is not None for u in units.values())
    ):
        # «−2 d» is a number of some key result; which one, nobody chose.
        raise FieldError(f"{name.removesuffix('by')}moves", "Say which key result it should move.")
    if change is None:
        raise FieldError(name, no_number(told, unit, example="−6 or 2.5"))
    if abs(change) > LARGEST:
        raise FieldError(name, f"«{told}» is too large to be meant; write such as −6 or 2.5.")
    return change


def _week(told: str, name: str) -> int | None:
    if not told:
        return None
    number = _WEEK.fullmatch(told)
    week = int(number[1]) if number else 0
    if not 1 <= week <= MOST_WEEKS:
        raise FieldError(name, f"«{told}» is no week; write the week of the cycle, such as 6.")
    return week
