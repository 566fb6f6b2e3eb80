"""What closed weeks were told to be: kept first, and restated with the cause when it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement
from narrows.domain.repository import AuditEntry
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import told_text
from narrows.domain.week_log import WeeksMeasured
from narrows.services.flow.measuring import measure
from narrows.services.quality import restating
from narrows.services.quality.restatements import restatements
from tests.tables import TableHistory, told_history

pytestmark = pytest.mark.newest

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)
AS_OF = datetime(2026, 3, 25, 12, tzinfo=UTC)
FIRST = """
P-0  Doing  2026-02-23
P-0  Done   2026-02-27
P-1  Doing  2026-03-02
P-1  Done   2026-03-04
P-2  Doing  2026-03-02
P-2  Done   2026-03-05
P-3  Doing  2026-03-09
P-3  Done   2026-03-12
P-9  Doing  2026-03-20
"""


@dataclass
class Log:
    """A log of weeks in memory."""

    values: list[WeekValue] = field(default_factory=list)
    noted: list[WeeksMeasured] = field(default_factory=list)

    def keep_week_values(self, values: Sequence[WeekValue]) -> int:
        self.values += values
        return len(values)

    def note_weeks_measured(self, of: WeeksMeasured) -> None:
        self.noted.append(of)

    def weeks_measured(self) -> WeeksMeasured | None:
        return self.noted[-1] if self.noted else None

    def n_week_values(self) -> int:
        return len(self.values)

    def week_values(
        self, stream: str | None = None, *, after: datetime | None = None
    ) -> Sequence[WeekValue]:
        told = [
            each
            for each in self.values
            if stream in (None, each.stream) and (after is None or each.taken_at > after)
        ]
        return sorted(told, key=lambda each: (*each.key, each.number))


def history(more: str = "", *, as_of: datetime = AS_OF, unaligned: str = "") -> TableHistory:
    return told_history(FIRST + more, as_of=as_of, unaligned=unaligned)


@pytest.fixture
def log() -> Log:
    """Weeks as they were told first."""
    log = Log()
    assert restating.restate(log, history(), trail=(), now=NOW) > 20
    return log


def measure_weeks(of: TableHistory) -> list[Measurement]:
    """As a review measures them: of more weeks, and by more metrics, than are kept."""
    return measure(of, cut=Cut.WEEK)


def value(log: Log, metric: str, week: date, *, statistic: str | None = None) -> float | None:
    kept = [
        each
        for each in log.week_values()
        if (each.metric, each.week, each.item_type) == (metric, week, "")
        and statistic in (None, each.statistic)
    ]
    return kept[-1].value


def test_closed_weeks_are_kept_as_they_are_told_first(log: Log) -> None:
    assert {each.cause for each in log.values} == {Cause.FIRST}
    assert {each.number for each in log.values} == {1}
    weeks = {each.week for each in log.values}
    assert weeks == {date(2026, 2, 23), date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)}
    assert value(log, "flow_velocity", date(2026, 3, 2)) == 2
    assert restatements(log.values) == []


def test_a_week_whose_end_is_not_known_is_no_closed_week(log: Log) -> None:
    assert date(2026, 3, 23) not in {each.week for each in log.values}


def test_the_same_again_records_nothing(log: Log) -> None:
    assert restating.restate(log, history(), trail=(), now=NOW + timedelta(hours=1)) == 0


def test_what_was_measured_already_is_kept_as_if_it_were_measured_again(log: Log) -> None:
    some, later = Log(), NOW + timedelta(days=1)
    restating.restate(some, history(), trail=(), now=NOW, measured=measure_weeks(history()))
    late = history("P-8  Doing  2026-03-02\nP-8  Done  2026-03-06\nP-9  Done  2026-03-24")
    few = [each for each in measure_weeks(late) if each.period.start > date(2026, 3, 2)]
    assert restating.restate(some, late, trail=(), now=later, measured=few) > 0
    restating.restate(log, late, trail=(), now=later)
    assert some.week_values() == log.week_values()


def test_late_data_restate_the_week_that_they_tell_of(log: Log) -> None:
    later = NOW + timedelta(days=1)
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    assert restating.restate(log, history(late), trail=(), now=later) > 0
    found = restatements(log.values, stream="policy")
    (velocity,) = [e for e in found if (e.metric, e.item_type) == ("flow_velocity", None)]
    assert (velocity.period.start, velocity.before, velocity.after) == (date(2026, 3, 2), 2, 3)
    assert (velocity.told_at, velocity.restated_at) == (NOW, later)
    assert velocity.cause is Cause.LATE_DATA
    assert "after 2026-03-30 08:00 UTC" in velocity.because
    assert {each.period.start for each in found} == {date(2026, 3, 2)}


def test_a_reopening_takes_an_item_out_of_its_week_and_is_named(log: Log) -> None:
    as_of = AS_OF + timedelta(days=1)
    again = history("P-3  Doing  2026-03-26 10:00", as_of=as_of)
    restating.restate(log, again, trail=(), now=NOW)
    found = [each for each in restatements(log.values) if each.metric == "flow_velocity"]
    assert {(each.period.start, each.before, each.after) for each in found} == {
        (date(2026, 3, 9), 1, 0)
    }
    assert found[0].cause is Cause.REOPENED
    assert found[0].because == "reopened since: P-3"


def test_what_is_cancelled_after_it_was_done_is_not_called_reopened(log: Log) -> None:
    gone = history("P-3  Cancelled  2026-03-26 10:00", as_of=AS_OF + timedelta(days=1))
    restating.restate(log, gone, trail=(), now=NOW)
    found = [each for each in restatements(log.values) if each.metric == "flow_velocity"]
    assert {each.because for each in found} == {"cancelled since: P-3"}


def test_a_reopening_that_was_told_before_is_not_told_again(log: Log) -> None:
    """P-1 is reopened first, then P-2 of the same week and P-3 of one that stood until then.

    «P-1, P-2; after … sources told more» stood beside the one item that went the second time.
    """
    first = "P-1  Doing  2026-03-26 10:00"
    restating.restate(log, history(first, as_of=AS_OF + timedelta(days=1)), trail=(), now=NOW)
    then = "\nP-2  Doing  2026-03-27 10:00\nP-3  Doing  2026-03-27 10:00"
    again, later = history(first + then, as_of=AS_OF + timedelta(days=2)), NOW + timedelta(days=1)
    restating.restate(log, again, trail=(), now=later)
    found = {
        (each.before, each.after): each.because
        for each in restatements(log.values)
        if (each.metric, each.period.start) == ("flow_velocity", date(2026, 3, 2))
    }
    assert found == {(2, 1): "reopened since: P-1", (1, 0): "reopened since: P-2"}


def test_a_reopening_explains_no_more_than_it_took_away(log: Log) -> None:
    """P-3 is reopened; P-8, which came late, was done in its week and is load of it since.

    «Reopened since: P-3» stood beside as many items done as before, and beside a higher load.
    """
    late = "P-3  Doing  2026-03-26 10:00\nP-8  Doing  2026-03-09\nP-8  Done  2026-03-13"
    restating.restate(log, history(late, as_of=AS_OF + timedelta(days=1)), trail=(), now=NOW)
    found = {(each.metric, each.statistic): each for each in restatements(log.values)}
    time, load = found["flow_time", "mean"], found["flow_load", "mean"]
    assert (time.cause, load.cause) == (Cause.REOPENED, Cause.LATE_DATA)
    came = "after 2026-03-30 08:00 UTC sources told more, or otherwise, of what happened before"
    assert (time.because, load.because) == (f"reopened since: P-3; {came}", came)


def test_what_was_decided_in_between_is_told_first(log: Log) -> None:
    at = NOW + timedelta(hours=2)
    made = AuditEntry(1, NOW - timedelta(days=9), "ann", "added", "stream", "policy")
    changed = AuditEntry(
        2, at, "local owner", "changed", "stream", "policy",
        before=(("policy_reopened", "whole_span"),), after=(("policy_reopened", "last_spell"),),
    )  # fmt: skip
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=(made, changed), now=at + timedelta(hours=1))
    found = restatements(log.values)
    assert {each.cause for each in found} == {Cause.POLICY}
    assert found[0].because == "version 2, by local owner at 2026-03-30 10:00 UTC (reopened)"


def test_instants_of_causes_are_told_in_the_zone_of_whoever_reads_them(log: Log) -> None:
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    later = NOW + timedelta(hours=3)
    restating.restate(log, history(late), trail=(), now=later)
    (told,) = {each.told for each in restatements(log.values)}
    assert told[1] == NOW
    assert told_text(told, "UTC").startswith("after 2026-03-30 08:00 sources told more")
    assert told_text(told, "Asia/Tokyo").startswith("after 2026-03-30 17:00 sources told more")


def test_what_was_decided_before_the_stream_was_measured_last_explains_nothing_more(
    log: Log,
) -> None:
    """P-8 comes late and restates one week, together with a change; P-7 comes late in another."""
    at = NOW + timedelta(hours=2)
    made = AuditEntry(1, NOW - timedelta(days=9), "ann", "added", "stream", "policy")
    changed = AuditEntry(
        2, at, "local owner", "changed", "stream", "policy",
        before=(("policy_reopened", "whole_span"),), after=(("policy_reopened", "last_spell"),),
    )  # fmt: skip
    trail = (made, changed)
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=trail, now=at + timedelta(hours=1))
    later = f"{late}\nP-7  Doing  2026-03-09\nP-7  Done  2026-03-13"
    restating.restate(log, history(later), trail=trail, now=at + timedelta(hours=2))
    causes = {(each.period.start, each.cause) for each in restatements(log.values)}
    assert causes == {
        (date(2026, 3, 2), Cause.POLICY), (date(2026, 3, 9), Cause.LATE_DATA),
    }  # fmt: skip


def test_what_was_decided_and_moved_nothing_explains_nothing_that_comes_late(log: Log) -> None:
    """A change of the workflow moves no number; P-8 comes late the day after."""
    at = NOW + timedelta(hours=2)
    made = AuditEntry(1, NOW - timedelta(days=9), "ann", "added", "stream", "policy")
    changed = AuditEntry(
        2, at, "local owner", "changed", "stream", "policy",
        before=(("workflow/Ready/queue_of", ""),), after=(("workflow/Ready/queue_of", "Doing"),),
    )  # fmt: skip
    trail = (made, changed)
    assert restating.restate(log, history(), trail=trail, now=at + timedelta(hours=1)) == 0
    assert restating.restate(log, history(), trail=trail, now=at + timedelta(hours=2)) == 0
    assert [each.at for each in log.noted] == [at + timedelta(hours=1)], "once is enough"
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=trail, now=NOW + timedelta(days=1))
    assert {(each.cause, each.because) for each in restatements(log.values)} == {
        (
            Cause.LATE_DATA,
            "after 2026-03-30 11:00 UTC sources told more, or otherwise, of what happened before",
        )
    }


def test_a_version_of_the_software_that_moved_nothing_explains_nothing_that_comes_late(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restating, "__version__", "9.9")
    assert restating.restate(log, history(), trail=(), now=NOW + timedelta(hours=1)) == 0
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=(), now=NOW + timedelta(days=1))
    assert {each.cause for each in restatements(log.values)} == {Cause.LATE_DATA}


def test_another_version_of_the_software_is_a_cause_too(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restating, "__version__", "9.9")
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=(), now=NOW + timedelta(days=1))
    assert {each.cause for each in restatements(log.values)} == {Cause.SOFTWARE}


def test_a_second_restatement_is_told_against_the_first(log: Log) -> None:
    rows = [f"P-8{n}  Doing  2026-03-02\nP-8{n}  Done  2026-03-06" for n in range(2)]
    for n in (1, 2):
        late = "\n".join(rows[:n])
        restating.restate(log, history(late), trail=(), now=NOW + timedelta(days=n))
    found = [
        e for e in restatements(log.values) if (e.metric, e.item_type) == ("flow_velocity", None)
    ]
    assert [(each.before, each.after) for each in found] == [(3, 4), (2, 3)]


def test_a_week_that_was_kept_is_measured_again_however_old(log: Log) -> None:
    late = "P-8  Doing  2026-03-02\nP-8  Done  2026-03-06\nP-9  Done  2027-03-01"
    year = history(late, as_of=datetime(2027, 3, 3, tzinfo=UTC))
    restating.restate(log, year, trail=(), now=datetime(2027, 3, 3, tzinfo=UTC))
    assert date(2026, 3, 2) in {each.period.start for each in restatements(log.values)}


def waits(log: Log) -> dict[str, tuple[float | None, float | None, Cause]]:
    """Restated waits of the first week of March by their status."""
    return {
        str(each.status): (each.before, each.after, each.cause)
        for each in restatements(log.values)
        if each.metric == "status_wait" and each.period.start == date(2026, 3, 2)
    }


def test_waits_are_kept_of_each_status(log: Log) -> None:
    kept = {
        (each.status, each.value)
        for each in log.values
        if each.metric == "status_wait" and each.week == date(2026, 3, 2)
    }
    assert kept == {("Doing", 2.5)}
    assert {each.item_type for each in log.values if each.status} == {""}


def test_late_data_restate_the_wait_in_a_status(log: Log) -> None:
    """P-8 waited three days in its own status, that nobody was in before, and worked one."""
    late = "P-8  Waiting  2026-03-02\nP-8  Doing  2026-03-05\nP-8  Done  2026-03-06"
    restating.restate(log, history(late), trail=(), now=NOW + timedelta(days=1))
    assert waits(log) == {"Doing": (2.5, 2, Cause.LATE_DATA)}
    assert value(log, "status_wait", date(2026, 3, 2)) == 1  # Waiting, told for the first time


def test_a_week_with_another_item_and_the_same_wait_says_it_of_its_velocity(log: Log) -> None:
    late = "P-8  Doing  2026-03-04\nP-8  Done  2026-03-06 12:00"
    restating.restate(log, history(late), trail=(), now=NOW + timedelta(days=1))
    assert waits(log) == {}
    assert "flow_velocity" in {each.metric for each in restatements(log.values)}


def test_a_status_that_is_none_of_the_stream_any_more_has_no_wait(log: Log) -> None:
    gone = told_history(FIRST.replace("Doing", "Checking"), as_of=AS_OF)
    later = NOW + timedelta(days=1)
    restating.restate(log, gone, trail=(), now=later)
    assert waits(log) == {"Doing": (2.5, None, Cause.LATE_DATA)}
    assert restating.restate(log, gone, trail=(), now=later + timedelta(days=1)) == 0


LOOSE = """
X-0  Doing  2026-02-23
X-0  Done   2026-02-25
X-1  Doing  2026-03-02
X-1  Done   2026-03-04
"""


def test_work_that_no_stream_takes_has_weeks_too() -> None:
    log = Log()
    restating.restate(log, history(LOOSE, unaligned="X"), trail=(), now=NOW)
    own = [each for each in log.values if each.stream == "unaligned"]
    assert {each.metric for each in own} == {
        "flow_efficiency", "flow_load", "flow_time", "flow_velocity", "status_wait",
    }  # fmt: skip
    late = f"{LOOSE}X-2  Doing  2026-03-03\nX-2  Done  2026-03-06"
    restating.restate(log, history(late, unaligned="X"), trail=(), now=NOW + timedelta(days=1))
    found = restatements(log.values, stream="unaligned")
    assert {(each.period.start, each.cause) for each in found} == {
        (date(2026, 3, 2), Cause.LATE_DATA)
    }
    (velocity,) = [e for e in found if (e.metric, e.item_type) == ("flow_velocity", None)]
    assert (velocity.before, velocity.after) == (1, 2)
    own_weeks = restatements(log.values, stream="policy")
    assert {each.metric for each in own_weeks} == {"value_score"}


def test_what_a_stream_takes_is_why_unaligned_work_is_other_work() -> None:
    log = Log()
    restating.restate(log, history(LOOSE, unaligned="X"), trail=(), now=NOW)
    at = NOW + timedelta(hours=2)
    made = AuditEntry(1, NOW - timedelta(days=9), "ann", "added", "stream", "policy")
    taken = AuditEntry(
        2, at, "ann", "changed", "stream", "policy",
        before=(("takes", "log"),), after=(("takes", "log, other"),),
    )  # fmt: skip
    more = history(LOOSE.replace("X-1", "P-7"), unaligned="X")
    restating.restate(log, more, trail=(made, taken), now=at + timedelta(hours=1))
    found = restatements(log.values, stream="unaligned")
    assert {each.cause for each in found} == {Cause.ITEMS}
    assert found[0].because == "policy: version 2, by ann at 2026-03-30 10:00 UTC (takes)"


def test_what_words_mean_in_another_stream_explains_loose_work_that_borrows_them() -> None:
    """The workflow of «policy» gives a status another meaning: loose work is other load by it."""
    log = Log()
    restating.restate(log, history(LOOSE, unaligned="X"), trail=(), now=NOW)
    at = NOW + timedelta(hours=2)
    made = AuditEntry(
        1, NOW - timedelta(days=9), "ann", "added", "stream", "policy", after=(("takes", "log"),)
    )
    meant = AuditEntry(
        2, at, "ann", "changed", "stream", "policy",
        before=(("workflow", "Waiting: new"),), after=(("workflow", "Waiting: waiting"),),
    )  # fmt: skip
    loose = history(LOOSE.replace("X-1  Doing", "X-1  Backlog"), unaligned="X")
    restating.restate(log, loose, trail=(made, meant), now=at + timedelta(hours=1))
    found = restatements(log.values, stream="unaligned")
    assert {(each.cause, each.because) for each in found} == {
        (Cause.WORKFLOW, "policy: version 2, by ann at 2026-03-30 10:00 UTC (workflow)")
    }


def test_a_value_is_told_by_its_stream(log: Log) -> None:
    other = [replace(each, stream="claims") for each in log.values]
    assert restatements([*log.values, *other], stream="claims") == []
