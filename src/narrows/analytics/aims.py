"""What a sentence aims at: the metric that it names, from where to where, or within what.

Only what the words say is told. A number that is kept back («N5», «X %»), one that stands for two
things («5m»), and a change without its start («by 15 %») leave the target open.
"""

import re
from dataclasses import dataclass

from narrows.analytics.aim_numbers import BETWEEN, BOUNDS, LEVEL, OF_TWO, START, TO
from narrows.analytics.aim_words import DATES, FALLS, KEPT, measured_words, rises_or_falls
from narrows.analytics.amounts import amount_of
from narrows.analytics.change_nouns import turned
from narrows.analytics.patterns import may_say


@dataclass(frozen=True, slots=True)
class Aim:
    """What a sentence says of metric and numbers.

    Attributes:
        metric: What is measured, in the sentence's words; empty where it names nothing.
        baseline: Where it starts. [unit]
        target: Where it shall be. [unit]
        low: Lower bound of what is kept within. [unit]
        high: Upper bound of it. [unit]
        unit: As the sentence writes it; `None` where it does not.
        is_falling: Whether less is meant; `None` where the words do not tell.
    """

    metric: str = ""
    baseline: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    is_falling: bool | None = None

    @property
    def has_number(self) -> bool:
        """Whether it says where to arrive, or within what."""
        return (self.target, self.low, self.high) != (None, None, None)


_UPPER = re.compile(
    r"<|≤|under|below|at most|up to|(?:less|fewer|lower) than|no (?:more|gr|hi)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_BEFORE = re.compile(r"\s(?:by|to|from)\s", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"\sby\s+(?:at least\s+|about\s+)?[$€£]?\d", re.IGNORECASE)
_NO_LESS = re.compile(r"no (?:less|fewer|lower) than", re.IGNORECASE)


def aim_of(sentence: str) -> Aim:
    """Read metric and numbers out of a key result.

    Args:
        sentence: In people's words, without label («Reduce flow time from 42 to 29 days by Q4»).

    Returns:
        What it says («flow time», 42 → 29, days, falling).
    """
    return dateless_aim(turned(DATES.sub(" ", sentence)))


def dateless_aim(text: str) -> Aim:
    """The same of a sentence whose dates were taken out."""
    if not _DIGIT.search(text):
        return _of_none(text)
    for pattern, words in OF_TWO:
        hit = pattern.search(text) if may_say(text, words) else None
        if hit:
            return _of_two(text, hit, is_band=pattern is BETWEEN)
    level = LEVEL.search(text) if may_say(text, BOUNDS) else None
    hit = level or TO.search(text)
    if hit is None:
        return _of_none(text)
    return _of_one(text, hit, bound=level["bound"] if level else "")


def _of_none(text: str) -> Aim:
    """Where no number says where to arrive, the words may say which way."""
    is_falling = rises_or_falls(text)
    if is_falling is None:
        return Aim()
    so_much = _BY_SO_MUCH.search(text)
    before = text[: so_much.start()] if so_much else _BEFORE.split(text)[0]
    return Aim(measured_words(before), is_falling=is_falling)


def _of_two(text: str, hit: re.Match[str], *, is_band: bool) -> Aim:
    start, end = amount_of(hit["start"]), amount_of(hit["end"])
    metric = measured_words(text[: hit.start()] or text[hit.end() :])
    if start is None or end is None:
        return Aim(metric, is_falling=rises_or_falls(text))
    first = start.like(end)
    if is_band:
        low, high = sorted((first.value, end.value))
        return Aim(metric, low=low, high=high, unit=end.unit or start.unit)
    return Aim(
        metric,
        baseline=first.value,
        target=end.value,
        unit=end.unit or start.unit,
        is_falling=None if first.value == end.value else end.value < first.value,
    )


def _of_one(text: str, hit: re.Match[str], *, bound: str) -> Aim:
    metric = measured_words(text[: hit.start()] or text[hit.end() :])
    end = amount_of(hit["end"])
    is_upper = bool(_UPPER.match(bound)) and not _NO_LESS.match(bound)
    if end is None:
        return Aim(metric, is_falling=rises_or_falls(text))
    if bound and KEPT.search(text[: hit.start()]):
        return Aim(
            metric,
            low=None if is_upper else end.value,
            high=end.value if is_upper else None,
            unit=end.unit,
        )
    told = START.search(text[: hit.start()]) or START.search(text[hit.end() :])
    start = amount_of(told["start"]) if told else None
    is_falling = bool(FALLS.search(text)) if not bound else is_upper
    return Aim(
        metric,
        baseline=None if start is None else start.like(end).value,
        target=end.value,
        unit=end.unit or (start.unit if start else None),
        is_falling=is_falling if bound or rises_or_falls(text) is not None else None,
    )
