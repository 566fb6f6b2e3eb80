"""Why a closed week says something else than it did: what was decided, reopened, or came late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from narrows.domain.calendar import instant_us
from narrows.domain.day_words import minute_text
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.week_log import WeeksMeasured
from narrows.services.quality.known_weeks import Known
from narrows.services.quality.reopened import named, reopened_items
from narrows.services.quality.taking import TAKEN


def why(
    history: History,
    span: StreamSpan,
    *,
    fresh: Sequence[WeekValue],
    known: Known,
    versions: Sequence[PolicyVersion],
    zone: str,
) -> list[WeekValue]:
    """Values that restate others, each with its cause; the others as they are.

    What was decided in between is told first: it may have changed every week. Else it is what was
    reopened; where nothing was, data came late. The weeks of all streams are measured together:
    what was decided before any of them was kept has changed by then what it could change.

    Args:
        history: As it is known now.
        span: Of the stream.
        fresh: Values to be kept, of one stream.
        known: What was kept last, and when it was measured.
        versions: Of the stream, and of what others take.
        zone: That instants are told in.
    """
    restated = [each for each in fresh if each.number > 1]
    if not restated:
        return list(fresh)
    known_us = min(instant_us(known.last[each.key].as_of) for each in restated)
    reopened = reopened_items(history, span, restated=restated, known_us=known_us)
    before = known.measured
    return [
        each
        if each.number == 1
        else _caused(
            each, before, versions=versions, reopened=reopened.get(each.week, ()), zone=zone
        )
        for each in fresh
    ]


def _caused(
    value: WeekValue,
    before: WeeksMeasured,
    *,
    versions: Sequence[PolicyVersion],
    reopened: Sequence[str],
    zone: str,
) -> WeekValue:
    """A value with its cause.

    Args:
        value: Another than it was.
        before: When it was measured last, and was what it had been.
        versions: Of the stream.
        reopened: Items of its week.
        zone: Of instants.
    """
    causes = decided_since(before.at, value, versions=versions, zone=zone)
    if before.made_by != value.made_by:
        told = f"measured by version {value.made_by} instead of {before.made_by}"
        causes.append((Cause.SOFTWARE, told))
    if reopened:
        causes.append((Cause.REOPENED, f"reopened since: {named(reopened)}"))
    if not causes:
        causes.append((Cause.LATE_DATA, late_text(before.at, zone)))
    return with_causes(value, causes)


def decided_since(
    told_at: datetime, value: WeekValue, *, versions: Sequence[PolicyVersion], zone: str
) -> list[tuple[Cause, str]]:
    """The versions that came between what was told and what is told now.

    Args:
        told_at: When the one before was measured. [UTC]
        value: What is told now.
        versions: That may have changed it. With the first one of another stream that began to
            take items.
        zone: That instants are told in.
    """
    return [
        (_cause(version), _version_text(version, zone)) if version.stream == value.stream
        else (Cause.ITEMS, _other_text(version, zone))
        for version in versions
        if told_at < version.since <= value.taken_at
        and (version.number != 1 or version.stream != value.stream)
    ]  # fmt: skip


def with_causes(value: WeekValue, causes: Sequence[tuple[Cause, str]]) -> WeekValue:
    """A value with its causes, the first of which is its own."""
    return replace(value, cause=causes[0][0], told="; ".join(told for _, told in causes))


def _cause(version: PolicyVersion) -> Cause:
    names = {each.name for each in version.changes}
    if any(name == "workflow" or name.startswith("workflow") for name in names):
        return Cause.WORKFLOW
    return Cause.ITEMS if names & {"item_types", "takes", "where"} else Cause.POLICY


def _other_text(version: PolicyVersion, zone: str) -> str:
    """What another stream takes since, or that streams stand in another order."""
    if not version.stream:
        return f"streams stand in another order, {_by(version, zone)}"
    return f"{version.stream}: {_version_text(version, zone, names=TAKEN)}"


def _by(version: PolicyVersion, zone: str) -> str:
    return f"by {version.by} at {minute_text(version.since, zone)}"


def _version_text(version: PolicyVersion, zone: str, *, names: frozenset[str] | None = None) -> str:
    """A version and what it declared; of all that, only these names."""
    by = _by(version, zone)
    if version.number == 0:
        return f"removed {by}"
    told = {each.name for each in version.changes}
    shown = sorted(each.replace("_", " ") for each in (told & names if names else told))
    return f"version {version.number}, {by} ({', '.join(shown)})"


def late_text(told_at: datetime, zone: str) -> str:
    """That something came late, went, or was corrected: which of them it was is not kept."""
    at = minute_text(told_at, zone)
    return f"after {at} sources told more, or otherwise, of what happened before"
