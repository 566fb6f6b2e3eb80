"""What stands behind the numbers: Little's law as a check of the data, the declared policy."""

from collections.abc import Sequence

from narrows.domain.flow import LittleCheck
from narrows.domain.streams import MeasurementPolicy
from narrows.views.rounding import percent

GAP_RATIO = 0.2
"""From here on Little's law tells that load never ends. [ratio]"""


def little_text(check: LittleCheck) -> str:
    """Little's law as a check of the data, in a sentence or two."""
    if check.gap_ratio is None:
        return "Little's law: nothing to check, no item was ever in process."
    ended = f"items that ended account for {percent(1 - check.gap_ratio)} of all time in process"
    if not is_gap(check):
        return f"Little's law holds: {ended}."
    where = _named(check.open_statuses[:3])
    return (
        f"Little's law has a gap: {ended}. The rest never ends, in {where}: perhaps a status that "
        "ends work is not taken as done or cancelled."
    )


def is_gap(check: LittleCheck) -> bool:
    """Whether so much load never ends that it is a finding."""
    return check.gap_ratio is not None and check.gap_ratio > GAP_RATIO


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def policy_text(policy: MeasurementPolicy) -> str:
    """The stream's declared choices, in words."""
    start, reopened = (each.replace("_", " ") for each in (policy.start, policy.reopened))
    return (
        f"Policy: start {start}, reopened {reopened}, calendar {policy.calendar}, weeks in "
        f"{policy.zone}."
    )
