"""What is said of an objective in its head: its cycle, author, waypoint and ambition."""

from collections.abc import Sequence

from narrows.domain.finding import Finding
from narrows.domain.okr import Cycle, Objective
from narrows.domain.organisation import Stance, Waypoint
from narrows.domain.plan import Plan
from narrows.views.ripple_cards import owner_name

STANCES = {
    Stance.COMMITTED: "committed: expected to be met",
    Stance.STRETCH: "stretch: {share:.0f} % of the way is a good result",
}
USUAL_STRETCH = 0.7
"""What share of a stretch is a good result, unless the organisation says. [ratio]"""


def cycle_of(objective: Objective, plan: Plan) -> Cycle:
    """The cycle of an objective."""
    cycle = plan.cycle(objective.cycle)
    assert cycle is not None, "a plan is refused whose objective names no cycle of it"  # noqa: S101
    return cycle


def author_of(objective: Objective, plan: Plan) -> str | None:
    """Who wrote it, where that is not the owner."""
    author = objective.author or objective.owner
    return None if author == objective.owner else owner_name(author, plan)


def waypoint_of(objective: Objective, plan: Plan) -> Waypoint | None:
    """Which place of the strategy it serves."""
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    return next((each for each in waypoints if each.id == objective.waypoint), None)


def ambition_of(objective: Objective, plan: Plan) -> str:
    """How it is meant; empty where nobody said."""
    own = plan.organisation.ambition
    stance = objective.ambition or (own and own.stance)
    share = (own and own.expect_ratio) or USUAL_STRETCH
    return STANCES[stance].format(share=share * 100) if stance else ""


def findings_of(objective: Objective, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What the rules say about it and its parts."""
    place = f"{objective.owner}/{objective.id}"
    return tuple(each for each in findings if f"{each.where}/".startswith(f"{place}/"))
