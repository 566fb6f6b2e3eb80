"""What is this number made of? An explanation as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.explanation import Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.services.flow.question import PER_WEEK, WEEK_DAYS
from narrows.views.behaviour_words import SHOWN
from narrows.views.rounding import day_text, number
from narrows.views.soundness import policy_text

STATISTICS: Mapping[str, str] = {
    "p50": "half took no longer",
    "p85": "85 % took no longer",
    "p95": "95 % took no longer",
    "mean": "mean",
    "end": "at the end",
}
"""Said of the statistics that need it."""


@dataclass(frozen=True, slots=True)
class ExplanationPage:
    """The page.

    Attributes:
        stream: What the stream is called.
        value: The number with its unit.
        of: What it is of: statistic, type, status.
        per_week: The same for a week, of what people read so; empty elsewhere.
        span: Its days.
        policy: What the stream declared.
        explanation: All the rest.
    """

    stream: str
    value: str
    of: str
    per_week: str
    span: str
    policy: str
    explanation: Explanation


def explanation_page(
    found: Explanation, stream: str, *, versions: Sequence[PolicyVersion] = ()
) -> ExplanationPage:
    """Lay an explanation out.

    Args:
        found: The number, taken apart.
        stream: What its stream is called.
        versions: What the stream declared, the oldest first.
    """
    measured = found.measurement
    parts = [
        STATISTICS.get(measured.statistic, ""),
        f"of the type {measured.item_type}" if measured.item_type else "",
        f"in «{measured.status}»" if measured.status else "",
    ]
    return ExplanationPage(
        stream=stream,
        value=SHOWN[measured.unit](measured.value),
        of=", ".join(part for part in parts if part),
        per_week=_per_week(found),
        span=f"{day_text(measured.period.start)} up to {day_text(measured.period.end)}, "
        "without that day",
        policy=policy_text(measured.policy, versions),
        explanation=found,
    )


def _per_week(found: Explanation) -> str:
    measured = found.measurement
    if measured.metric not in PER_WEEK or measured.value is None:
        return ""
    weeks = (measured.period.end - measured.period.start).days / WEEK_DAYS
    return f"That is {number(measured.value / weeks)} a week."
