"""The trail of one thing: what changed of it, and what was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import AuditEntry, Repository
from narrows.domain.sayings import Kind, Saying

STRATEGY = "strategy"
"""How the strategy is called, which has no id."""

RIPPLE_PARTS = 3
"""A ripple is called `love-mobile/helps/most-innovative`; entries leave out what it does."""

_OF_STRATEGY = frozenset({STRATEGY, "waypoint", "organisation"})


@dataclass(frozen=True, slots=True)
class Traced:
    """An entry of the trail.

    Attributes:
        entry: The entry.
        saying: What was said, where the entry records a saying.
    """

    entry: AuditEntry
    saying: Saying | None = None


def trail_of(repository: Repository, thing: str | None = None) -> Sequence[Traced]:
    """The entries of a thing and its parts, or all, in order.

    Args:
        repository: What was decided.
        thing: Ids from the top down, such as `love-mobile/nps`; `strategy` with its waypoints.

    Raises:
        NarrowsError: `trail-unknown`.
    """
    sayings = {str(each.number): each for each in repository.sayings()}
    traced = [
        Traced(each, sayings.get(each.key) if each.what == "saying" else None)
        for each in repository.audit()
    ]
    found = [each for each in traced if thing is None or _is_of(each, thing)]
    if not found and thing not in {None, STRATEGY}:
        raise NarrowsError(
            "trail-unknown",
            f"Nothing is told of «{thing}»; name it from the top down, such as love-mobile/nps.",
        )
    return found


def _is_of(traced: Traced, thing: str) -> bool:
    entry, saying = traced.entry, traced.saying
    if saying is not None:
        is_of_strategy = saying.about.kind is Kind.STRATEGY
        return is_of_strategy if thing == STRATEGY else _is_at(saying.about.key, thing)
    if thing == STRATEGY:
        return entry.what in _OF_STRATEGY
    if entry.what == "ripple" and thing.count("/") == RIPPLE_PARTS - 1:
        objective, _, to = thing.split("/")
        return entry.key == f"{objective}/{to}"
    return entry.what != "saying" and _is_at(entry.key, thing)


def _is_at(key: str, thing: str) -> bool:
    return key == thing or key.startswith(f"{thing}/")
