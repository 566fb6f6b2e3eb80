from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import Snapshot
from narrows.domain.plan import Plan
from narrows.domain.ports import History, PeriodRow
from narrows.services.results.snapshotting import missing_snapshots
from tests.key_results import CYCLE, LATER, measured, observed, plan_of
from tests.oracles.test_key_results import ASKED, ZONE, random_log
from tests.tables import TableHistory, policy_stream

NPS = KeyResult("nps", "nps", target=40)
NOW = datetime(2025, 4, 24, 9, tzinfo=UTC)
"""A Thursday in the fourth week of the cycle."""


def missing(
    plan: Plan,
    history: History | None = None,
    *,
    told: str = "",
    kept: tuple[Snapshot, ...] = (),
    now: datetime = NOW,
) -> list[Snapshot]:
    return missing_snapshots(plan, history, observations=observed(told), kept=kept, now=now)


def test_each_complete_week_is_measured_as_of_its_own_end(told: str) -> None:
    """The week that is not over yet has none.

    nps  30  2025-03-01
    nps  32  2025-04-02
    nps  35  2025-04-14
    nps  39  2025-04-22
    """
    found = missing(plan_of(NPS), told=told)
    assert [(each.week, each.current, each.progress_ratio) for each in found] == [
        (date(2025, 3, 31), 32, 0.2),
        (date(2025, 4, 7), 32, 0.2),
        (date(2025, 4, 14), 35, 0.5),
    ]
    assert {each.taken_at for each in found} == {NOW}


def test_what_is_kept_is_not_measured_again(told: str) -> None:
    """Whatever it said.

    nps  30  2025-03-01
    nps  31  2025-04-21
    """
    first, second, third = missing(plan_of(NPS), told=told)
    kept = replace(second, current=99.0)
    assert missing(plan_of(NPS), told=told, kept=(kept,)) == [first, third]
    assert missing(plan_of(NPS), told=told, kept=(first, kept, third)) == []


def test_a_week_without_a_value_stays_open_for_data_that_come_late(told: str) -> None:
    """Nothing is known before the second week.

    nps  35  2025-04-08
    nps  36  2025-04-21
    """
    assert [each.week for each in missing(plan_of(NPS), told=told)] == [
        date(2025, 4, 7),
        date(2025, 4, 14),
    ]
    assert missing(plan_of(NPS)) == []


def test_a_week_further_back_waits_for_a_later_observation(told: str) -> None:
    """The third week is the last complete one; of the first two more may still be brought.

    nps  30  2025-03-01
    nps  32  2025-04-06 23:59
    """
    assert [each.week for each in missing(plan_of(NPS), told=told)] == [date(2025, 4, 14)]
    later = f"{told}\n nps  32  2025-04-07"
    assert [each.week for each in missing(plan_of(NPS), told=later)] == [
        date(2025, 3, 31),
        date(2025, 4, 14),
    ]


def test_a_cycle_that_is_over_has_its_weeks_and_no_more(told: str) -> None:
    """The weeks after its end are another's.

    nps  30  2025-03-01
    nps  90  2025-06-30
    """
    assert len(missing(plan_of(NPS), told=told, now=LATER)) == CYCLE.weeks
    assert missing(plan_of(NPS), told=told, now=datetime(2025, 3, 30, tzinfo=UTC)) == []


class Counting(TableHistory):
    """A history that counts the queries it is asked."""

    n_queries = 0

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        self.n_queries += 1
        return super().rows(query, periods, words=words)


def test_flow_weeks_are_those_measured_at_their_end_and_asked_in_few_queries() -> None:
    """As if each week had been measured with a cycle that ended with it."""
    log = random_log(5, as_of=datetime(2025, 5, 14, 12, tzinfo=UTC))
    history = Counting(log, {1: policy_stream(ZONE)})
    results = [
        KeyResult(name, metric, of, baseline=50, target=1)
        for name, (metric, of, _) in ASKED.items()
    ]
    plan = plan_of(*results, zone=ZONE)
    found = missing(plan, history)
    assert {each.week for each in found} == {
        CYCLE.start + timedelta(weeks=week) for week in range(6)
    }
    # Names of statuses, and one per metric and item type, whatever the weeks and key results.
    asked = {(metric, of.item_type) for metric, of, _ in ASKED.values()}
    assert history.n_queries <= 1 + len(asked) < len(found) / 5
    for weeks in (1, 4):
        short = replace(CYCLE, weeks=weeks)
        expected = measured(replace(plan, cycles=(short,)), history)
        at_end = {
            each.key_result: (each.current, each.progress_ratio, each.n_items)
            for each in found
            if each.week == short.end - timedelta(weeks=1)
        }
        assert at_end == {
            name: (each.current, each.progress_ratio, each.n_items)
            for name, each in expected.items()
            if each.current is not None
        }


def test_a_week_that_the_history_does_not_reach_is_not_complete() -> None:
    log = random_log(5, as_of=datetime(2025, 4, 9, 12, tzinfo=UTC))
    history = TableHistory(log, {1: policy_stream(ZONE)})
    plan = plan_of(KeyResult("load", "flow_load", Scope("policy"), target=1), zone=ZONE)
    assert [each.week for each in missing(plan, history, now=LATER)] == [CYCLE.start]
