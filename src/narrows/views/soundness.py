"""What stands behind the numbers: Little's law as a check of the data, the declared policy."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.calendar import day_of
from narrows.domain.day_words import day_text
from narrows.domain.flow import LittleCheck
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import ALL_COUNT, MeasurementPolicy, level_words
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.flow.status_flows import is_gap
from narrows.services.flow.working_time import has_calendar
from narrows.views.rounding import percent
from narrows.views.sentence import Of, Piece, Sentence

ELAPSED = ("flow_load", "value_score", "load", "waits")
"""Numbers in whose days all time counts, whatever the calendar: load is there at night too."""

CHANGED = {"where": "which items it takes", "takes": "which sources it takes from"}
"""What some changes are called among people."""

ENDED, OF_ALL = "items that ended account for ", " of all time in process"


def little_text(check: LittleCheck) -> str:
    """Little's law as a check of the data, in a sentence or two."""
    if check.gap_ratio is None:
        return "Little's law: nothing to check, no item was ever in process."
    share = Piece(percent(1 - check.gap_ratio), Of.OWN)
    ended = Sentence(ENDED, share, OF_ALL)
    if not is_gap(check):
        return Sentence("Little's law holds: ", ended, ".")
    where = _named(check.open_statuses[:3])
    return Sentence(
        "Little's law has a gap: ",
        ended,
        f". The rest never ends, in {where}: perhaps a status that ends work is not taken as done "
        "or cancelled.",
    )


def ended_text(check: LittleCheck | None) -> str:
    """The share that `little_text` tells, in a sentence of its own; empty where there is none."""
    if check is None or check.gap_ratio is None:
        return ""
    return f"{ENDED.capitalize()}{percent(1 - check.gap_ratio)}{OF_ALL}."


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def policy_text(
    policy: MeasurementPolicy,
    versions: Sequence[PolicyVersion] = (),
    *,
    day_hours: float | None = None,
) -> str:
    """The stream's declared choices in words, and since when they are these.

    Args:
        policy: The choices.
        versions: Of the stream, the oldest first; of a stream that never declared otherwise there
            is no date to tell.
        day_hours: Of a day of the number that this stands beside, where its calendar does not count
            in it. [h]
    """
    start, reopened = (each.replace("_", " ") for each in (policy.start, policy.reopened))
    calendar = calendar_text(policy, day_hours)
    return (
        f"Policy: start {start}, reopened {reopened}, calendar {calendar}, weeks in "
        f"{policy.zone}{level_text(policy)}.{since_text(versions, policy.zone)}"
    )


def hours_of(metric: str) -> float | None:
    """Of a day of a number in which no calendar counts; `None` of others. [h or None]"""
    return DAY_HOURS if metric in ELAPSED else None


def calendar_text(policy: MeasurementPolicy, day_hours: float | None = None) -> str:
    """Whose hours count, and how many of them are a day.

    Args:
        policy: Of the stream.
        day_hours: Of a day of a number in which the calendar does not count. [h]
    """
    if not has_calendar(policy):
        return policy.calendar
    own = policy.day_hours
    if day_hours not in (None, own):
        return f"{policy.calendar} (not in this number: its days have {day_hours:g} h)"
    return f"{policy.calendar} (a day is {own:g} h)"


def level_text(policy: MeasurementPolicy) -> str:
    """Which of parents and children count, where that is not all of them."""
    if policy.level == ALL_COUNT:
        return ""
    words = level_words(policy.level)
    of = f"items of the types {', '.join(f'«{word}»' for word in words)}" if words else policy.level
    return f", only {of} count"


def since_text(versions: Sequence[PolicyVersion], zone: str) -> str:
    """Since when a stream is counted as it is: nothing where that never changed."""
    if len(versions) < 2:
        return ""
    newest = version_rows(versions, zone)[0]
    return (
        f" Version {newest.number}, since {newest.since}: {newest.changed} changed, and all "
        "history is counted anew by it."
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of what a stream declares.

    Attributes:
        number: From 1.
        since: From which day on.
        changed: What it declares otherwise than the version before; of the first, nothing.
    """

    number: int
    since: str
    changed: str


def version_rows(versions: Sequence[PolicyVersion], zone: str) -> tuple[VersionRow, ...]:
    """The versions of a stream, the newest first; none where it never declared otherwise."""
    rows = [
        VersionRow(each.number, day_text(day_of(each.since, zone)), _changed(each))
        for each in versions
    ]
    return tuple(rows[::-1]) if len(rows) > 1 else ()


def _changed(version: PolicyVersion) -> str:
    if version.number == 1:
        return ""
    names = (CHANGED.get(each.name, each.name.replace("_", " ")) for each in version.changes)
    return ", ".join(names)
