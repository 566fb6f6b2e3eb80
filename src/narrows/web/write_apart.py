"""Where two people wrote something else of the same objective."""

from collections.abc import Mapping
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.services.plan.planning import differences
from narrows.services.writing.drafting import named
from narrows.services.writing.fitting import Given
from narrows.web.write_given import Written


@dataclass(frozen=True, slots=True)
class Apart:
    """What two people wrote of the same thing.

    Attributes:
        what: Which part of the objective.
        theirs: What is saved; empty where they have none.
        yours: What is not saved yet; empty where one has none.
    """

    what: str
    theirs: str
    yours: str


def apart(plan: Plan, theirs: Given | None, *, written: Written) -> tuple[Apart, ...]:
    """What is not the same in another's text and in one's own.

    Args:
        plan: What was decided.
        theirs: The objective as they saved it; `None` is that nobody did.
        written: One's own, not saved yet.
    """
    if theirs is None:
        return ()
    own = named(plan, {**written.given, "id": theirs.get("id")})
    mine = {name: value for name, value in own.items() if value not in (None, "", [])}
    return tuple(
        Apart(" ".join(each.path).replace("_", " "), _words(each.before), _words(each.after))
        for each in differences(theirs, mine)
    )


def _words(value: object) -> str:
    """A part of an objective in one line."""
    if isinstance(value, Mapping):
        told = {name: each for name, each in value.items() if name != "id"}
        return ", ".join(f"{name.replace('_', ' ')}: {_words(each)}" for name, each in told.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, int | float):
        return f"{value:.12g}".replace("-", "−")
    return "" if value is None else f"{value}"
