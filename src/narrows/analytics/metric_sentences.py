"""A key result taken apart: metric, direction, from, to, unit, scope, date.

«Reduce p85 flow time of features from 42 to 29 days by Q4» is the metric «flow time», its 85th
percentile, of «features», falling from 42 to 29 days until «Q4». Only what the words say is told;
a number that is kept back («N5», «$X») is said to be that, and is not the same as none.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from narrows.analytics.aim_words import DATES, KEPT
from narrows.analytics.aims import Aim, dateless_aim
from narrows.analytics.amounts import NUMBER, amount_of
from narrows.analytics.change_nouns import turned
from narrows.analytics.kept_back import kept_back
from narrows.analytics.metric_names import scoped, without_statistic
from narrows.analytics.patterns import compiled_later
from narrows.analytics.wording_plain import may_be_dated


class Direction(StrEnum):
    """Which way a metric is meant to go."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class MetricSentence:
    """What a sentence says of a metric.

    Attributes:
        metric: What is measured, in the sentence's words, without statistic and scope; empty where
            it names nothing.
        direction: Which way; `None` where the words do not tell.
        start: Where it starts. [unit]
        end: Where it shall be. [unit]
        low: Lower bound of what is kept within. [unit]
        high: Upper bound of it. [unit]
        change: By how much, without sign, where no end is said. [unit]
        unit: As the sentence writes it; `None` where it does not.
        statistic: Which of it: `p85`, `mean`; `None` where it does not say.
        scope: Of what or whom, in the sentence's words; empty where it does not say.
        until: By when, as the sentence writes it; empty where it does not.
        kept_back: The number that is kept back («N5», «$X»); `None` where none is.
    """

    metric: str = ""
    direction: Direction | None = None
    start: float | None = None
    end: float | None = None
    low: float | None = None
    high: float | None = None
    change: float | None = None
    unit: str | None = None
    statistic: str | None = None
    scope: str = ""
    until: str = ""
    kept_back: str | None = None

    @property
    def has_aim(self) -> bool:
        """Whether it says how far, even where the number is kept back."""
        numbers = (self.end, self.low, self.high, self.change)
        return any(each is not None for each in numbers) or self.kept_back is not None


_BY = compiled_later(rf"\bby\s+(?:at least\s+|about\s+)?(?P<change>{NUMBER})", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:by|in|until|before|during|for|since|on)\s+(?:the\s+)?", re.IGNORECASE)
_LEVEL_KEPT = compiled_later(rf"^\s*(?:we\s+)?{KEPT.pattern}", re.IGNORECASE)


def metric_sentence(sentence: str) -> MetricSentence:
    """Take a key result apart.

    Args:
        sentence: In people's words, without label.

    Returns:
        What it says; empty where it says nothing of a metric.
    """
    date = DATES.search(sentence) if may_be_dated(sentence) else None
    text = DATES.sub(" ", sentence) if date else sentence
    statistic, bare = without_statistic(turned(text))
    aim = dateless_aim(bare)
    metric, scope = scoped(aim.metric)
    told = _BY.search(bare)
    change = amount_of(told["change"]) if told and not aim.has_number else None
    return MetricSentence(
        metric=metric,
        direction=_direction(aim, bare),
        start=aim.baseline,
        end=aim.target,
        low=aim.low,
        high=aim.high,
        change=None if change is None else abs(change.value),
        unit=aim.unit or (change.unit if change else None),
        statistic=statistic,
        scope=scope,
        until=_UNTIL.sub("", date[0].strip()).strip() if date else "",
        kept_back=None if aim.has_number or change else kept_back(text),
    )


def _direction(aim: Aim, text: str) -> Direction | None:
    if (aim.low, aim.high) != (None, None) or _LEVEL_KEPT.search(text):
        return Direction.KEEP
    if aim.is_falling is None:
        return None
    return Direction.DOWN if aim.is_falling else Direction.UP
