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
from narrows.services.quality.taking import TAKEN

Key = tuple[str, str, str, str, date]


def kept_as(span: StreamSpan) -> str:
    """How the log of weeks names a stream; the work that no stream takes has a name, too."""
    return UNALIGNED_WORK if span.stream is None else span.stream.id


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
    reopened; where nothing was, data came late. The weeks of all streams are measured together:
    what was decided before any of them was kept has changed by then what it could change.

    Args:
        history: As it is known now.
        span: Of the stream.
        fresh: Values to be kept, of one stream.
        last: What was kept last, of all streams.
        versions: Of the stream, and of what others take.
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
        newest: Kept last, of whichever stream, metric and week: this one was measured then as
            well, and was what it had been.
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
        versions: That may have changed it. With the first one of another stream that began to
            take items.
    """
    return [
        (_cause(version), _version_text(version)) if version.stream == value.stream
        else (Cause.ITEMS, _other_text(version))
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


def _other_text(version: PolicyVersion) -> str:
    """What another stream takes since, or that streams stand in another order."""
    if not version.stream:
        return f"streams stand in another order, by {version.by} at {version.since:%Y-%m-%d %H:%M}"
    return f"{version.stream}: {_version_text(version, names=TAKEN)}"


def _version_text(version: PolicyVersion, *, names: frozenset[str] | None = None) -> str:
    """A version and what it declared; of all that, only these names."""
    by = f"by {version.by} at {version.since:%Y-%m-%d %H:%M}"
    if version.number == 0:
        return f"removed {by}"
    told = {each.name for each in version.changes}
    shown = sorted(each.replace("_", " ") for each in (told & names if names else told))
    return f"version {version.number}, {by} ({', '.join(shown)})"


def late_text(told_at: datetime) -> str:
    """That something came late, went, or was corrected: which of them it was is not kept."""
    return (
        f"after {told_at:%Y-%m-%d %H:%M} sources told more, or otherwise, of what happened before"
    )
