"""What closed weeks were told to be is only added to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from narrows.domain.gate import Gate
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, told_of
from narrows.domain.week_log import WeeksMeasured
from tests.store.conftest import Open, run
from tests.store.insurer import NOON

TOLD = WeekValue(
    stream="policy",
    metric="flow_velocity",
    statistic="count",
    item_type="",
    week=date(2026, 11, 16),
    number=1,
    value=12.0,
    n_items=12,
    as_of=NOON,
    taken_at=NOON,
    made_by="0.1.0",
    cause=Cause.FIRST,
    told=told_of(),
)
RESTATED = replace(
    TOLD,
    number=2,
    value=None,
    n_items=0,
    taken_at=NOON + timedelta(days=1),
    cause=Cause.REOPENED,
    told=told_of("version 2, by ann at ", NOON, " (takes); reopened since: P-1"),
)


@pytest.fixture
def gate(address: str, opened: Open) -> Gate:
    return opened(address).repository(LOCAL_OWNER)


def test_values_come_back_as_they_were_kept_the_last_one_last(gate: Gate) -> None:
    other = replace(TOLD, stream="claims")
    assert gate.keep_week_values([RESTATED, TOLD, other]) == 3
    assert gate.week_values() == [other, TOLD, RESTATED]
    assert gate.week_values("policy") == [TOLD, RESTATED]
    assert gate.n_week_values() == 3
    assert gate.restated_values() == gate.restated_values("policy") == [TOLD, RESTATED]
    assert gate.restated_values("claims") == []
    assert gate.week_values(after=NOON - timedelta(hours=1)) == [other, TOLD, RESTATED]
    assert gate.week_values(after=NOON) == [RESTATED]
    assert gate.week_values("claims", after=NOON) == []
    assert gate.verify().is_whole


def test_that_all_weeks_were_measured_again_is_kept_of_no_week(gate: Gate) -> None:
    gate.keep_week_values([TOLD])
    assert gate.weeks_measured() is None
    for days in (1, 2):
        gate.note_weeks_measured(WeeksMeasured(NOON + timedelta(days=days), f"0.{days}.0"))
    assert gate.weeks_measured() == WeeksMeasured(NOON + timedelta(days=2), "0.2.0")
    assert gate.week_values() == [TOLD]
    assert gate.verify().is_whole


def test_a_wait_is_kept_of_its_status_and_a_type_of_a_type(gate: Gate) -> None:
    wait = replace(TOLD, metric="status_wait", statistic="mean", status="In Review")
    typed = replace(TOLD, item_type="defect")
    assert gate.keep_week_values([wait, typed]) == 2
    assert gate.week_values() == [typed, wait]
    assert gate.verify().is_whole


@pytest.mark.parametrize(
    "told",
    [
        told_of("reopened since: P-1"),
        told_of(NOON),
        told_of("a", NOON, "", NOON + timedelta(microseconds=1), "b"),
        told_of("reopened since: \ufffc"),
    ],
)
def test_a_sentence_comes_back_with_its_instants(gate: Gate, told: Told) -> None:
    gate.keep_week_values([TOLD, replace(RESTATED, told=told)])
    assert gate.week_values()[1].told == told
    assert gate.verify().is_whole


def test_a_name_that_looks_like_an_instant_is_none(gate: Gate) -> None:
    gate.keep_week_values([replace(RESTATED, told=told_of("by \ufffc at ", NOON, "\ufffc"))])
    assert [each.told for each in gate.week_values()] == [told_of("by \ufffd at ", NOON, "\ufffd")]
    assert gate.verify().is_whole


def test_what_was_kept_when_instants_were_words_stays_as_it_is(gate: Gate, address: str) -> None:
    words = "after 2026-11-24 09:12 sources told more; \ufffc"
    gate.keep_week_values([replace(RESTATED, told=told_of(words))])
    assert run(address, "SELECT told, told_instants FROM week_value") == [(words, None)]
    assert [each.told for each in gate.week_values()] == [(words,)]


def test_a_number_that_somebody_took_meanwhile_is_not_taken_again(gate: Gate) -> None:
    gate.keep_week_values([TOLD])
    assert gate.keep_week_values([replace(TOLD, value=99.0)]) == 0
    assert gate.keep_week_values([]) == 0
    assert gate.week_values() == [TOLD]


def test_the_trail_says_how_many_were_kept_and_restated(gate: Gate) -> None:
    gate.keep_week_values([TOLD])
    gate.keep_week_values([RESTATED])
    first, second = gate.audit()[-2:]
    assert (first.what, first.key, first.after[:2]) == (
        "weeks",
        "2026-11-16",
        (("values", "1"), ("restated", "0")),
    )
    assert second.after[:2] == (("values", "1"), ("restated", "1"))
