"""Why a closed week says something else than it did: what was decided, reopened, or came late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from narrows.domain.calendar import instant_us
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.quality.reopened import named, reopened_items

Key = tuple[str, str, str, str, date]

TAKEN = {"takes", "where"}
"""What a stream declares of which items are its own."""


def kept_as(span: StreamSpan) -> str:
    """How the log of weeks names a stream; the work that no stream takes has a name, too."""
    return UNALIGNED_WORK if span.stream is None else span.stream.id


def versions_of(
    span: StreamSpan, versions: Mapping[str, Sequence[PolicyVersion]]
) -> list[PolicyVersion]:
    """What was decided that may have changed the weeks of a stream.

    The work that no stream takes changes with what any of them takes.
    """
    if span.stream is not None:
        return list(versions.get(span.stream.id, ()))
    taking = [
        each
        for own in versions.values()
        for each in own
        if {change.name for change in each.changes} & TAKEN
    ]
    return sorted(taking, key=lambda each: each.since)


def why(
    history: History,
    span: StreamSpan,
    *,
    fresh: Sequence[WeekValue],
    last: Mapping[Key, WeekValue],
    versions: Sequence[PolicyVersion],
) -> list[WeekValue]:
    """Values that restate others, each with its cause; the others as they are.

    What was decided in between is told first: it may have changed every week. Else it is what was
    reopened; where nothing was, data came late. All weeks of a stream are measured together: what
    was decided before any of them was kept has changed by then what it could change.

    Args:
        history: As it is known now.
        span: Of the stream.
        fresh: Values to be kept, of one stream.
        last: What was kept last of the stream.
        versions: Of the stream's workflow and policy.
    """
    restated = [each for each in fresh if each.number > 1]
    if not restated:
        return list(fresh)
    known_us = min(instant_us(last[each.key].as_of) for each in restated)
    reopened = reopened_items(history, span, restated=restated, known_us=known_us)
    newest = max(last.values(), key=lambda each: each.taken_at)
    return [
        each
        if each.number == 1
        else _caused(each, newest, versions=versions, reopened=reopened.get(each.week, ()))
        for each in fresh
    ]


def _caused(
    value: WeekValue,
    newest: WeekValue,
    *,
    versions: Sequence[PolicyVersion],
    reopened: Sequence[str],
) -> WeekValue:
    """A value with its cause.

    Args:
        value: Another than it was.
        newest: Kept last of the stream, of whichever metric and week: this one was measured then
            as well, and was what it had been.
        versions: Of the stream.
        reopened: Items of its week.
    """
    causes = decided_since(newest.taken_at, value, versions=versions)
    if newest.made_by != value.made_by:
        told = f"measured by version {value.made_by} instead of {newest.made_by}"
        causes.append((Cause.SOFTWARE, told))
    if reopened:
        causes.append((Cause.REOPENED, f"reopened since: {named(reopened)}"))
    if not causes:
        causes.append((Cause.LATE_DATA, late_text(newest.taken_at)))
    return with_causes(value, causes)


def decided_since(
    told_at: datetime, value: WeekValue, *, versions: Sequence[PolicyVersion]
) -> list[tuple[Cause, str]]:
    """The versions that came between what was told and what is told now.

    Args:
        told_at: When the one before was measured. [UTC]
        value: What is told now.
        versions: That may have changed it. Of unaligned work also the first of a stream: with it
            the stream began to take items.
    """
    is_unaligned = value.stream == UNALIGNED_WORK
    return [
        (_cause(version), _version_text(version, is_named=is_unaligned))
        for version in versions
        if told_at < version.since <= value.taken_at and (version.number > 1 or is_unaligned)
    ]


def with_causes(value: WeekValue, causes: Sequence[tuple[Cause, str]]) -> WeekValue:
    """A value with its causes, the first of which is its own."""
    return replace(value, cause=causes[0][0], told="; ".join(told for _, told in causes))


def _cause(version: PolicyVersion) -> Cause:
    names = {each.name for each in version.changes}
    if any(name == "workflow" or name.startswith("workflow") for name in names):
        return Cause.WORKFLOW
    return Cause.ITEMS if names & {"item_types", "takes", "where"} else Cause.POLICY


def _version_text(version: PolicyVersion, *, is_named: bool) -> str:
    names = ", ".join(sorted({each.name.replace("_", " ") for each in version.changes}))
    of = f"{version.stream}: " if is_named else ""
    return (
        f"{of}version {version.number}, by {version.by} at {version.since:%Y-%m-%d %H:%M} ({names})"
    )


def late_text(told_at: datetime) -> str:
    """That something came late."""
    return f"changes came after {told_at:%Y-%m-%d %H:%M} that happened before"
