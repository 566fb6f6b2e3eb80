"""Why a closed week says something else than it did: what was decided, reopened, or came late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from narrows.domain.calendar import instant_us
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, joined, told_of
from narrows.domain.week_log import WeeksMeasured
from narrows.services.quality.deciding import decided_since, measured_otherwise, words_since
from narrows.services.quality.known_weeks import Known
from narrows.services.quality.reopened import NOT_OF_DONE, Leaving, LeftDone, left_done


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
    reopened or cancelled, and where a week lacks not just that, data that came late, too; else what
    words mean in another stream; where nothing was, data came late. The weeks
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
    left = left_done(history, span, restated=restated, known_us=known_us)
    before, whole = known.measured, _explained(restated, known, left=left)

    def caused(value: WeekValue) -> WeekValue:
        own, is_all = _left(value, known, left=left), value.week in whole
        return _caused(value, before, versions=versions, left=own, is_all=is_all)

    return [each if each.number == 1 else caused(each) for each in fresh]


def _explained(
    restated: Sequence[WeekValue], known: Known, *, left: Mapping[date, Sequence[Leaving]]
) -> set[date]:
    """The weeks that have fewer items done by just those that left done since."""
    return {
        each.week
        for each in restated
        if each.metric == "flow_velocity" and not each.item_type
        if _left(each, known, left=left).explains(known.last[each.key].n_items, each.n_items)
    }


def _left(value: WeekValue, known: Known, *, left: Mapping[date, Sequence[Leaving]]) -> LeftDone:
    """What left done since the value was told, where that can have moved it."""
    last = known.last[value.key]
    if value.metric in NOT_OF_DONE and value.value != last.value:
        return LeftDone()
    # One of its week may have been told anew, with what had left by then, and another not.
    return LeftDone.after(left.get(value.week, ()), instant_us(last.as_of))


def _caused(
    value: WeekValue,
    before: WeeksMeasured,
    *,
    versions: Sequence[PolicyVersion],
    left: LeftDone,
    is_all: bool,
) -> WeekValue:
    """A value with its cause.

    Args:
        value: Another than it was.
        before: When it was measured last, and was what it had been.
        versions: Of the stream.
        left: Items of its week that left done since.
        is_all: Whether its week lacks just these.
    """
    causes = [
        *decided_since(before.at, value, versions=versions),
        *measured_otherwise(before, value),
    ]
    is_decided = bool(causes)
    causes += left.causes()
    if not causes:
        causes = words_since(before.at, value, versions=versions)
    is_more = left.n_items and not (is_decided or is_all)
    if not causes or is_more:
        causes.append((Cause.LATE_DATA, late(before.at)))
    return with_causes(value, causes)


def with_causes(value: WeekValue, causes: Sequence[tuple[Cause, Told]]) -> WeekValue:
    """A value with its causes, the first of which is its own."""
    return replace(value, cause=causes[0][0], told=joined(told for _, told in causes))


def late(told_at: datetime) -> Told:
    """That something came late, went, or was corrected: which of them it was is not kept."""
    return told_of("after ", told_at, " sources told more, or otherwise, of what happened before")
