"""Where the strategy stands, read from what was said about it."""

import hashlib
import json
from collections.abc import Collection, Sequence
from enum import StrEnum

from narrows.domain.organisation import Strategy
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.talk.conversing import conversation

THE_STRATEGY = About(Kind.STRATEGY)

FINGERPRINT = "fingerprint"
"""How a publication names the strategy that it published."""


class StrategyState(StrEnum):
    """A draft until it is published, and again whenever it changes."""

    MISSING = "missing"
    DRAFT = "draft"
    PUBLISHED = "published"


def fingerprint(strategy: Strategy) -> str:
    """What a strategy says, as one short name: another word is another name."""
    said = {
        "vision": strategy.vision,
        "constraints": strategy.constraints,
        "waypoints": [(each.id, each.text, str(each.by)) for each in strategy.waypoints],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def is_written(plan: Plan) -> bool:
    """Whether there is anything that could be published."""
    return plan.strategy is not None and bool(plan.strategy.vision or plan.strategy.waypoints)


def publication(plan: Plan, sayings: Collection[Saying]) -> Saying | None:
    """The publication of the strategy as it reads now; `None` while it is a draft."""
    if plan.strategy is None:
        return None
    said, last = fingerprint(plan.strategy), _last_published(sayings)
    return last if last is not None and last.detail(FINGERPRINT) == said else None


def state_of(plan: Plan, sayings: Collection[Saying]) -> StrategyState:
    """The state of the strategy."""
    if not is_written(plan):
        return StrategyState.MISSING
    is_draft = publication(plan, sayings) is None
    return StrategyState.DRAFT if is_draft else StrategyState.PUBLISHED


def said_since(sayings: Collection[Saying]) -> Sequence[Saying]:
    """What people said about the strategy after it was published last, by number."""
    last = _last_published(sayings)
    after = 0 if last is None else last.number
    return [each for each in conversation(sayings, THE_STRATEGY) if each.number > after]


def silent_streams(plan: Plan, sayings: Collection[Saying]) -> Sequence[str]:
    """Streams that said nothing about the strategy after it was published last."""
    heard = {each.behalf for each in said_since(sayings)}
    return [each.id for each in plan.streams if each.id not in heard]


def _last_published(sayings: Collection[Saying]) -> Saying | None:
    found = [each for each in sayings if (each.about, each.act) == (THE_STRATEGY, Act.PUBLISH)]
    return max(found, key=lambda each: each.number, default=None)
