"""What is this number made of? An explanation as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.amounts import UNDEFINED
from narrows.domain.amounts import value as exactly
from narrows.domain.day_words import span_text
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Measurement
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.question import PER_WEEK, WEEK_DAYS
from narrows.views.answers import ANSWERS, Answer, answer_of
from narrows.views.explained_policy import explained_policy
from narrows.views.percents import percents
from narrows.views.restated import RestatedRow
from narrows.views.rounding import in_unit, number, percent
from narrows.views.soundness import hours_of

STATISTICS: Mapping[str, str] = {
    "p50": "half took no longer",
    "p85": "85 % took no longer",
    "p95": "95 % took no longer",
    "mean": "mean",
    "end": "at the end",
}
"""Said of the statistics that need it."""

KNOWN_UNITS = ("days", "items", "ratio")
"""Units that a value is said in by itself."""


@dataclass(frozen=True, slots=True)
class ExplanationPage:
    """The page.

    Attributes:
        stream: What that is called which the number is of: a stream, all of them, a key result.
        value: The number with its unit.
        answer: Whether it is a number, and why not.
        answers: The same in words; empty of a number.
        of: What it is of: statistic, type, status.
        per_week: The same for a week, of what people read so; empty elsewhere.
        span: Its days.
        policy: What the stream declared.
        zone: IANA name of the zone that its days are cut in.
        day_hours: Of the days that its durations are told in. [h]
        seen: Who saw it so and when, where it stands as it was seen; else empty.
        exact: What is measured now, with other digits; empty where it is the same number.
        is_rounder: Whether those are no more digits: as it stands beside others.
        explanation: All the rest.
        restated: What was told before of its closed week, where it was another, the newest first.
    """

    stream: str
    value: str
    answer: Answer
    answers: str
    of: str
    per_week: str
    span: str
    policy: str
    zone: str
    day_hours: float
    seen: str
    exact: str
    is_rounder: bool
    explanation: Explanation
    restated: tuple[RestatedRow, ...] = ()


def explanation_page(
    found: Explanation,
    stream: str,
    *,
    versions: Sequence[PolicyVersion] = (),
    value: str | None = None,
    seen: str = "",
) -> ExplanationPage:
    """Lay an explanation out.

    Args:
        found: The number, taken apart.
        stream: What that is called which it is of.
        versions: What the stream declared, the oldest first.
        value: The number as the pages say it; `None` is as every flow metric is said.
        seen: Who saw it so and when, where the value is a copy.
    """
    measured = found.measurement
    answer = answer_of(found, is_said=value is not None)
    hours = hours_of(measured.metric) or measured.policy.day_hours
    shown = _shown(found, hours) if value is None else value
    anew = measured.value if value is None else found.recomputed
    exact = exactly(anew, measured.unit) if seen or anew is not None else ""
    return ExplanationPage(
        stream=stream,
        value=UNDEFINED if answer is Answer.TOO_FEW else shown,
        answer=answer,
        answers=ANSWERS[answer],
        of=_of(measured),
        per_week=_per_week(measured),
        span=span_text(measured.period.start, measured.period.end),
        policy=explained_policy(found, versions),
        zone=measured.policy.zone,
        day_hours=hours,
        seen=seen,
        exact="" if answer is Answer.TOO_FEW or _digits(exact) == _digits(shown) else exact,
        is_rounder=_n_decimals(exact) <= _n_decimals(shown),
        explanation=found,
    )


def _shown(found: Explanation, hours: float) -> str:
    measured = found.measurement
    if found.among:
        own = measured.item_type or measured.status or measured.stream or UNALIGNED_WORK
        # Beside the other shares it is said so that all of them add to 100.
        return percents(found.among).get(own, percent(measured.value))
    shown = in_unit(measured.value, measured.unit, day_hours=hours)
    if measured.unit in KNOWN_UNITS or measured.value is None:
        return shown
    return f"{shown} {measured.unit.replace('items/week', 'a week')}"


def _digits(value: str) -> str:
    """The number that a value begins with, without zeros that say nothing."""
    number = value.lstrip("+").partition(" ")[0]
    return number.rstrip("0").rstrip(".") if "." in number else number


def _n_decimals(value: str) -> int:
    return len(_digits(value).partition(".")[2])


def _of(measured: Measurement) -> str:
    parts = [
        STATISTICS.get(measured.statistic, ""),
        f"of the type {measured.item_type}" if measured.item_type else "",
        f"in «{measured.status}»" if measured.status else "",
    ]
    return ", ".join(part for part in parts if part)


def _per_week(measured: Measurement) -> str:
    is_count = measured.metric in PER_WEEK and measured.unit == "items"
    if not is_count or measured.value is None:
        return ""
    weeks = (measured.period.end - measured.period.start).days / WEEK_DAYS
    return f"{number(measured.value / weeks)} a week"
