"""Why a key result says something else of a closed week than it did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from narrows.domain.calendar import day_of, instant_at, instant_us, midnight_us
from narrows.domain.gate import Gate
from narrows.domain.observed import Observation
from narrows.domain.ports import History, StreamSpan
from narrows.domain.repository import AuditEntry
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, told_of
from narrows.domain.week_log import WeeksMeasured
from narrows.services.quality.causes import late, with_causes
from narrows.services.quality.deciding import decided_since, measured_otherwise, words_since
from narrows.services.quality.reopened import NOT_OF_DONE, LeftDone, left_done
from narrows.services.quality.result_news import KEY_RESULT, MEANT, is_meant
from narrows.services.quality.taking import Decided, trail_of_streams
from narrows.services.results.asked import AskedResult
from narrows.services.results.windows import WINDOW_WEEKS

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Since:
    """What may have changed the past of key results.

    Attributes:
        decided: What was decided about streams.
        changes: Of key results, as the trail has them.
        values: That were kept before, of metrics too: when they were taken all was measured.
        noted: When all weeks were measured again, and were what they had been; `None`: never.
        observations: Of business metrics, superseded ones too.
        history: As it is known now; `None` leaves flow out.
    """

    decided: Decided
    changes: Sequence[AuditEntry]
    values: Sequence[WeekValue]
    noted: WeeksMeasured | None
    observations: Sequence[Observation]
    history: History | None

    @classmethod
    def of(
        cls,
        gate: Gate,
        values: Sequence[WeekValue],
        *,
        history: History | None,
    ) -> "Since":
        """All of it that the store has."""
        decided = Decided.of(trail_of_streams(gate))
        changes, noted = gate.audit(KEY_RESULT), gate.weeks_measured()
        return cls(decided, changes, values, noted, gate.every_observation(), history)

    def measured(self, known: WeekValue, *, now: datetime) -> WeeksMeasured:
        """When the value was last measured and was still what it had been, and by which version.

        A snapshot tells no version: that of what was kept of metrics is the one that took it.
        """
        noted = [self.noted] if self.noted else []
        kept = [WeeksMeasured(each.taken_at, each.made_by) for each in self.values]
        before = [each for each in (*noted, *kept) if each.at < now]
        told = WeeksMeasured(known.taken_at, known.made_by)
        newest = max(before, key=lambda each: each.at, default=told)
        return replace(newest, at=max(newest.at, told.at))


def why_result(
    value: WeekValue, known: WeekValue, *, asked: AskedResult, since: Since, zone: str
) -> WeekValue:
    """A value that restates another, with its cause.

    Args:
        value: As it is measured now.
        known: As it was told.
        asked: The key result, up to the week's end.
        since: What may have changed it.
        zone: The organisation's, in whose days values are observed.
    """
    before = since.measured(known, now=value.taken_at)
    told_at = before.at
    causes = [
        (Cause.PLAN, _change(entry))
        for entry in since.changes
        if entry.key == value.metric and told_at < entry.at <= value.taken_at and is_meant(entry)
    ]
    observed = _observed(known, asked=asked, since=since, zone=zone)
    versions = since.decided.about(value.stream) if asked.key_result.of.stream else []
    causes += decided_since(told_at, value, versions=versions)
    causes += [*measured_otherwise(before, value), *observed]
    if asked.key_result.of.stream:
        left = _reopened(value, known, asked=asked, since=since)
        causes += [each for each in left if each[0] is Cause.REOPENED] if causes else left
    causes = causes or words_since(told_at, value, versions=versions)
    return with_causes(value, causes or [(Cause.LATE_DATA, late(told_at))])


def _change(entry: AuditEntry) -> Told:
    names = sorted({name for name, _ in (*entry.before, *entry.after)} & MEANT)
    changed = ", ".join(each.removeprefix("of_").replace("_", " ") for each in names)
    by = f"the key result was changed by {entry.by} at "
    return told_of(by, entry.at, f" ({changed})")


def _observed(
    known: WeekValue, *, asked: AskedResult, since: Since, zone: str
) -> list[tuple[Cause, Told]]:
    """Observations of the week, or of before, that were brought after it was told."""
    end = instant_at(midnight_us(asked.until, zone))
    own = [each for each in since.observations if each.metric == asked.key_result.metric]
    late = [each for each in own if each.at < end and each.recorded_at > known.taken_at]
    before = {each.at for each in own if each.recorded_at <= known.taken_at}
    late.sort(key=lambda each: each.recorded_at)
    return [(Cause.LATE_DATA, _late(each, zone, is_known=each.at in before)) for each in late]


def _late(of: Observation, zone: str, *, is_known: bool) -> Told:
    came = "corrected" if is_known else "brought"
    return told_of(f"the value of {day_of(of.at, zone)} was {came} at ", of.recorded_at)


def _reopened(
    value: WeekValue, known: WeekValue, *, asked: AskedResult, since: Since
) -> list[tuple[Cause, Told]]:
    """What left done since; and late data, where its window lacks not just that."""
    span = _span(since.history, value.stream)
    if since.history is None or span is None or asked.key_result.metric in NOT_OF_DONE:
        return []
    n_weeks = asked.key_result.of.window_weeks or WINDOW_WEEKS
    weeks = [replace(value, week=value.week - n * WEEK) for n in range(n_weeks)]
    known_us = instant_us(known.as_of)
    found = left_done(since.history, span, restated=weeks, known_us=known_us)
    left = LeftDone.after(chain.from_iterable(found.values()), known_us)
    # Which of them are of the one type that it may be about is not asked.
    is_all = asked.key_result.of.item_type or left.explains(known.n_items, value.n_items)
    if is_all or not left.n_items:
        return left.causes()
    return [*left.causes(), (Cause.LATE_DATA, late(since.measured(known, now=value.taken_at).at))]


def _span(history: History | None, stream: str) -> StreamSpan | None:
    spans = history.spans if history else ()
    return next((each for each in spans if each.stream and each.stream.id == stream), None)
