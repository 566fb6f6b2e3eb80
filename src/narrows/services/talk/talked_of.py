"""What people can talk about, by its name, and who answers for it."""

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Kind
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.metric_checks import choice

STRATEGY = "strategy"
"""How the strategy is called where a thing is named."""


def thing_named(plan: Plan, name: str) -> About:
    """What a name means: `strategy`, an objective, a key result as `love-mobile/nps`, a stream.

    An objective goes before a stream of the same id.

    Raises:
        NarrowsError: `talk-about-unknown`.
    """
    if name == STRATEGY and plan.strategy is not None:
        return About(Kind.STRATEGY)
    parts = [f"{o.id}/{each.id}" for o in plan.objectives for each in o.key_results]
    known = {
        **{each.id: Kind.STREAM for each in plan.streams},
        **dict.fromkeys(parts, Kind.KEY_RESULT),
        **{each.id: Kind.OBJECTIVE for each in plan.objectives},
    }
    if name in known:
        return About(known[name], name)
    ids = [*([STRATEGY] if plan.strategy else ()), *known]
    raise NarrowsError(
        "talk-about-unknown",
        f"There is no strategy, stream, objective or key result «{name}»; {choice(name, ids)}.",
    )


def owner_of(plan: Plan, about: About) -> str:
    """Who answers for a thing: a stream or the organisation.

    Raises:
        NarrowsError: `objective-unknown`: it is gone from the plan.
    """
    if about.kind is Kind.STRATEGY:
        return ORGANISATION
    if about.kind is Kind.STREAM:
        return about.key
    return objective_named(plan, about.key.split("/", maxsplit=1)[0]).owner
