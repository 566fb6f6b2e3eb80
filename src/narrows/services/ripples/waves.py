"""Ripples by their names: whose wave it is, who feels it, and who is asked for an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Objective, Ripple
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Kind
from narrows.services.plan.metric_checks import choice

EFFECTS = ("helps", "hinders", "needs")


@dataclass(frozen=True, slots=True)
class Wave:
    """A ripple with the objective that makes it.

    Attributes:
        objective: Whose owner proposes it.
        ripple: What it does to whom.
    """

    objective: Objective
    ripple: Ripple

    @property
    def key(self) -> str:
        """Its name: `love-mobile/helps/most-innovative`."""
        return f"{self.objective.id}/{self.ripple.effect}/{self.ripple.to}"

    @property
    def about(self) -> About:
        """What is said about when it is answered."""
        return About(Kind.RIPPLE, self.key)


def waves(plan: Plan) -> Iterator[Wave]:
    """Every ripple of a plan, in its order."""
    for objective in plan.objectives:
        for ripple in objective.ripples:
            yield Wave(objective, ripple)


def wave_named(plan: Plan, key: str) -> Wave:
    """The ripple of a name.

    Raises:
        NarrowsError: `ripple-unknown`.
    """
    found = next((each for each in waves(plan) if each.key == key), None)
    if found is None:
        known = [each.key for each in waves(plan)]
        raise NarrowsError("ripple-unknown", f"There is no ripple «{key}»; {choice(key, known)}.")
    return found


def felt_by(plan: Plan, to: str) -> str | None:
    """Who is at the other end: a stream or the organisation; `None` is somebody outside."""
    objective = plan.objective(to)
    if objective is not None:
        return objective.owner
    return to if to == ORGANISATION or plan.stream(to) is not None else None


def asked(plan: Plan, wave: Wave) -> str | None:
    """Whose answer is expected; `None` where nobody is there who could give one.

    Somebody outside answers nothing here, and an owner has nothing to ask of itself.
    """
    other = felt_by(plan, wave.ripple.to)
    return None if other == wave.objective.owner else other
