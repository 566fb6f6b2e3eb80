"""Where two people wrote something else of the same objective."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.services.plan.planning import differences
from narrows.services.writing.drafting import named
from narrows.services.writing.fitting import Given
from narrows.views.rounding import in_field
from narrows.web.write_given import Written

ROWS = {"key_results": "Key result", "initiatives": "Bet"}
CALLED = {
    "text": "What shall be true?", "why": "Why?", "owner": "Whose", "cycle": "Cycle",
    "waypoint": "Serves", "ambition": "Ambition", "author": "Written by", "metric": "Metric",
    "baseline": "From", "target": "To", "low": "Stays above", "high": "Stays below",
    "counter_metric": "What must not get worse", "of": "Of what", "hypothesis": "Should move",
    "status": "Widens", "key_results": "Key results", "initiatives": "Bets", "ripples": "Ripples",
}  # fmt: skip
"""Keys of an objective → what the fields of its form are called."""


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
        Apart(_part(each.path, plan, theirs, mine), _words(each.before), _words(each.after))
        for each in differences(theirs, mine)
    )


def _part(path: Sequence[str], plan: Plan, *both: Mapping[str, object]) -> str:
    """A part as the form calls it: «What shall be true?», «Key result «NPS»: to»."""
    kind, *rest = path
    if not rest or kind not in ROWS:
        return " ".join(CALLED.get(each, each.replace("_", " ")) for each in path)
    own = next((row for each in both for row in _rows(each.get(kind)) if row["id"] == rest[0]), {})
    metric = plan.metric(f"{own.get('metric') or ''}")
    said = own.get("text") or (metric.title if metric else own.get("metric")) or rest[0]
    name = f"{ROWS[kind]} «{said}»"
    within = " ".join(CALLED.get(each, each.replace("_", " ")) for each in rest[1:])
    return f"{name}: {within[:1].lower()}{within[1:]}" if within else name


def _rows(told: object) -> Iterator[Mapping[str, object]]:
    rows = told if isinstance(told, list | tuple) else ()
    return (each for each in rows if isinstance(each, Mapping) and "id" in each)


def _words(value: object) -> str:
    """A part of an objective in one line."""
    if isinstance(value, Mapping):
        told = {name: each for name, each in value.items() if name != "id"}
        return ", ".join(f"{name.replace('_', ' ')}: {_words(each)}" for name, each in told.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, int | float):
        return in_field(value)
    return "" if value is None else f"{value}"
