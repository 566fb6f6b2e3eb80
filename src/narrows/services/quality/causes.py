"""Why a closed week says something else than it did: what was decided, reopened, or came late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from narrows.domain.calendar import instant_us
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, joined, told_of
from narrows.domain.week_log import WeeksMeasured
from narrows.services.quality.deciding import decided_since, measured_otherwise, words_since
from narrows.services.quality.known_weeks import Known
from narrows.services.quality.reopened import named, reopened_items


def why(
    history: History,
    span: StreamSpan,
    *,
    fresh: Sequence[WeekValue],
    known: Known,
    versions: Sequence[PolicyVersion],
) -> list[WeekValue]:
    """Values that restate others, each with its cause; the others as they are.

    What was decided in between is told first: it may have changed every week. Else it is what was
    reopened; else what words mean in another stream; where nothing was, data came late. The weeks
    of all streams are measured together: what was decided before any of them was kept has changed
    by then what it could change.

    Args:
        history: As it is known now.
        span: Of the stream.
        fresh: Values to be kept, of one stream.
        known: What was kept last, and when it was measured.
        versions: Of the stream, and of what others take.
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
        else _caused(each, before, versions=versions, reopened=reopened.get(each.week, ()))
        for each in fresh
    ]


def _caused(
    value: WeekValue,
    before: WeeksMeasured,
    *,
    versions: Sequence[PolicyVersion],
    reopened: Sequence[str],
) -> WeekValue:
    """A value with its cause.

    Args:
        value: Another than it was.
        before: When it was measured last, and was what it had been.
        versions: Of the stream.
        reopened: Items of its week.
    """
    causes = [
        *decided_since(before.at, value, versions=versions),
        *measured_otherwise(before, value),
    ]
    if reopened:
        causes.append((Cause.REOPENED, told_of(f"reopened since: {named(reopened)}")))
    if not causes:
        causes = words_since(before.at, value, versions=versions)
    if not causes:
        causes.append((Cause.LATE_DATA, late(before.at)))
    return with_causes(value, causes)


def with_causes(value: WeekValue, causes: Sequence[tuple[Cause, Told]]) -> WeekValue:
    """A value with its causes, the first of which is its own."""
    return replace(value, cause=causes[0][0], told=joined(told for _, told in causes))


def late(told_at: datetime) -> Told:
    """That something came late, went, or was corrected: which of them it was is not kept."""
    return told_of("after ", told_at, " sources told more, or otherwise, of what happened before")
