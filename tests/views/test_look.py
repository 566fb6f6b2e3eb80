"""What a look says to people: honest words, no false precision."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from narrows.analytics.guessed_status import Because, GuessedStatus
from narrows.domain.flow import Bottleneck, Effect, LittleCheck
from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.services.flow.status_flows import is_gap
from narrows.services.look.corrections import parse_corrections
from narrows.views.flow_card import FlowCard
from narrows.views.flow_cards import flow_cards
from narrows.views.guesses import workflow_yaml
from narrows.views.measured import percentiles, shares
from narrows.views.soundness import little_text
from narrows.views.verdict import verdict
from tests.reaches import reach

BEGIN = date(2026, 3, 2)
AS_OF = datetime(2026, 6, 1, tzinfo=UTC)


def measured(
    metric: str,
    statistic: str,
    value: float | None,
    *,
    n_items: int = 40,
    week: int | None = None,
    item_type: str | None = None,
) -> Measurement:
    start = BEGIN + timedelta(weeks=week or 0)
    return Measurement(
        "log", metric, statistic, item_type, None,
        Period(start, start + timedelta(weeks=13 if week is None else 1)),
        value, "days", n_items, 0, AS_OF, AS_OF, MeasurementPolicy(),
    )  # fmt: skip


def cards(n_items: int, ratio: float | None = 0.25) -> dict[str, FlowCard]:
    whole = [
        measured("flow_time", "p50", 4.0, n_items=n_items),
        measured("flow_time", "p85", 9.0, n_items=n_items),
        measured("flow_velocity", "count", float(n_items), n_items=n_items),
        measured("flow_efficiency", "ratio", ratio, n_items=n_items),
        measured("flow_load", "end", 1.0, n_items=n_items),
        measured("flow_load", "mean", 2.5, n_items=n_items),
    ]
    weekly = [
        measured(each.metric, each.statistic, each.value, n_items=6, week=week)
        for week in range(6)
        for each in whole
    ]
    found = flow_cards(whole, weekly, first_at=datetime(2026, 3, 2, tzinfo=UTC))
    return {card.name: card for card in found}


def test_a_number_says_what_it_means_and_of_how_many() -> None:
    found = cards(39)
    assert found["flow_time"].value == "9 d"
    assert found["flow_time"].meaning == "85 % of 39 items took no longer"
    assert found["flow_velocity"].value == "3 a week"
    assert found["flow_efficiency"].value == "25 %"
    assert found["flow_load"].value == "1 item"
    assert all(len(card.trend) == 6 for card in found.values())


def test_people_see_no_percentile_of_fewer_than_five_items() -> None:
    found = cards(3)
    assert found["flow_time"].value == "–"
    assert "only 3 items" in found["flow_time"].meaning
    assert not percentiles([measured("flow_time", "p85", 9.0, n_items=4)])
    assert percentiles([measured("flow_time", "p85", 9.0, n_items=5)])


def test_undefined_efficiency_says_why() -> None:
    assert cards(39, None)["flow_efficiency"].meaning == "cannot tell waiting from active"


def test_a_log_without_types_has_no_distribution() -> None:
    untyped = measured("flow_distribution", "ratio", 1.0, item_type="untyped")
    bugs = measured("flow_distribution", "ratio", 0.004, item_type="defect")
    assert shares([untyped]) == ()
    assert [each.text for each in shares([untyped, bugs])] == ["100 %", "<1 %"]


def test_a_gap_of_littles_law_names_where_the_rest_lies() -> None:
    check = LittleCheck("log", 100.0, 60.0, 0.4, ("Shipped", "Doing"))
    assert is_gap(check)
    assert "60 %" in little_text(check)
    assert "«Shipped»" in little_text(check)


def test_littles_law_never_flatters() -> None:
    check = LittleCheck("log", 1000.0, 996.0, 0.004, ("Doing",))
    assert not is_gap(check)
    assert "100 %" not in little_text(check)


def test_the_narrows_is_said_with_its_pressure_and_its_chance() -> None:
    limits = Bottleneck("log", Effect.LIMITS, "Doing", probability=0.86, n_weeks=26)
    narrows = reach("Doing", capacity=8.0, arrivals=9.0, waiting=48, is_narrows=True)
    said = verdict([limits], [narrows])
    assert said.is_named
    assert "passes 8 items a week while 9 arrive" in said.limits
    assert "48 wait before it now" in said.limits
    assert "86 %" in said.how_sure
    assert "26 weeks" in said.how_sure


def test_a_narrows_that_passes_one_item_a_week_passes_no_plural() -> None:
    limits = Bottleneck("log", Effect.LIMITS, "Doing", probability=0.86, n_weeks=26)
    narrows = reach("Doing", capacity=1.0, arrivals=2.0, waiting=1, is_narrows=True)
    said = verdict([limits], [narrows]).limits
    assert "passes 1 item a week while 2 arrive" in said
    assert "1 waits before it now" in said


def test_what_the_history_does_not_decide_is_left_open() -> None:
    limits = Bottleneck(
        "log", Effect.LIMITS, "Doing", probability=0.5, undecided_between=("Doing", "Checking")
    )
    said = verdict([limits], [])
    assert not said.is_named
    assert "Doing or Checking" in said.subject + said.limits
    alone = verdict([replace(limits, undecided_between=("Doing",))], [])
    assert alone.subject + alone.limits == (
        "Doing perhaps holds this stream back; the history does not decide."
    )


def test_too_little_history_says_so() -> None:
    limits = Bottleneck("log", Effect.LIMITS, None, reason="not enough history")
    said = verdict([limits], []).limits
    assert said == ": not enough history (it takes 12 weeks and 50 items done)."


HOSTILE = ('a: b"', "'", "{x}", "No", "- #", "\\", "»", "é\u2028")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_small_file_that_is_offered_says_what_was_guessed(name: str) -> None:
    guesses = [
        GuessedStatus(name, FlowState.WAITING, 0.9, Because.NAME, "Doing"),
        GuessedStatus("Doing", FlowState.ACTIVE, 0.9, Because.NAME),
        GuessedStatus("?", FlowState.UNKNOWN, 0.0, Because.NOTHING),
    ]
    said = parse_corrections(workflow_yaml(guesses), "small.yaml").statuses
    assert said == (
        WorkflowStatus(name, FlowState.WAITING, "Doing"),
        WorkflowStatus("Doing", FlowState.ACTIVE),
        WorkflowStatus("?", FlowState.ACTIVE),
    )
