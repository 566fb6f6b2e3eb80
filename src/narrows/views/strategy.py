"""Where do we want to go, and who has said something about it?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from narrows.domain.organisation import Ambition, Strategy
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.strategy.states import (
    THE_STRATEGY,
    StrategyState,
    publication,
    said_since,
    silent_streams,
    state_of,
)
from narrows.services.talk.conversing import unanswered


@dataclass(frozen=True, slots=True)
class WaypointCard:
    """A place on the way.

    Attributes:
        id: Unique in the strategy.
        text: What is true then.
        by: Until when.
        objectives: Ids of the objectives that say they serve it.
    """

    id: str
    text: str
    by: date | None
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrategyAnswer:
    """The strategy and how it stands.

    Attributes:
        state: Missing, draft or published.
        vision: Where it leads.
        ambition: How high the leaders aim, in their words; `None` where they have not said.
        constraints: Within them streams choose freely.
        waypoints: In order.
        published: The publication of what it says now; `None` for a draft.
        said: What was said about it after it was published last.
        unanswered: Numbers of the questions about it that wait.
        silent: Streams that said nothing about it after it was published last.
    """

    state: StrategyState
    vision: str | None
    ambition: Ambition | None
    constraints: tuple[str, ...]
    waypoints: tuple[WaypointCard, ...]
    published: Saying | None
    said: tuple[Saying, ...]
    unanswered: tuple[int, ...]
    silent: tuple[str, ...]


def strategy_answer(plan: Plan, sayings: Collection[Saying]) -> StrategyAnswer:
    """The strategy with its waypoints, and who has spoken about it."""
    strategy = plan.strategy or Strategy()
    said = said_since(sayings)
    return StrategyAnswer(
        state=state_of(plan, sayings),
        vision=strategy.vision,
        ambition=plan.organisation.ambition,
        constraints=strategy.constraints,
        waypoints=tuple(
            WaypointCard(
                each.id,
                each.text,
                each.by,
                tuple(o.id for o in plan.objectives if o.waypoint == each.id),
            )
            for each in strategy.waypoints
        ),
        published=publication(plan, sayings),
        said=tuple(said),
        unanswered=tuple(each.number for each in unanswered(sayings) if each.about == THE_STRATEGY),
        silent=tuple(silent_streams(plan, sayings)),
    )
