"""The page of a stream says what its review says, and no more than that can bear."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from narrows.domain.day_words import day_text
from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.flow import USUAL, StatusFlow
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.measure import Measurement, Period
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.work import Fault, FlowState, ItemType
from narrows.services.flow.stream_reviews import StreamReview
from narrows.services.reviewing import Review
from narrows.views.flow_card import FlowCard
from narrows.views.stream import stream_page
from narrows.views.stream_faults import faults_page
from narrows.views.stream_flow import StreamFlow
from narrows.views.value_metric import ValueMetric
from tests.web.measured_weeks import AS_OF, MONDAY, recent, weekly
from tests.web.plans import LOVE
from tests.web.reviews import empty_review, review_of, stream_review


def shown(review: Review, stream: str = "policy") -> StreamFlow:
    flow = stream_page(review, stream).flow
    assert flow is not None
    return flow


def with_stream(own: StreamReview) -> Review:
    """The review in which the policy stream was measured so."""
    review = review_of()
    return replace(review, streams={**review.streams, "policy": own})


def policy(*, items: int = 8, measured: list[Measurement] | None = None) -> StreamReview:
    review = review_of()
    own = stream_review(review.plan.stream("policy"), items=items)
    return own if measured is None else replace(own, recent=measured)


def card(flow: StreamFlow, name: str) -> FlowCard:
    return next(each for each in flow.cards if each.name == name)


def test_the_header_says_whom_it_serves_and_what_it_moves() -> None:
    page = stream_page(review_of(), "policy")
    assert page.customer
    assert page.value_metric is not None
    on = f"on {day_text(AS_OF.date())}"
    assert (page.value_metric.value, page.value_metric.when) == ("33.1 points", on)
    assert page.teams
    assert "Europe/London" in page.policy


def test_a_value_metric_outside_its_bounds_does_not_read_as_within_them() -> None:
    review = review_of()
    key = KeyResultKey("love-mobile", "nps")
    seen = replace(review.progress[key], current=40.02, target=None)
    band = KeyResult("nps", LOVE.key_results[0].metric, low=30, high=40)
    plan = replace(review.plan, objectives=(replace(LOVE, key_results=(band,)),))
    page = stream_page(replace(review, plan=plan, progress={key: seen}), "policy")
    assert page.value_metric is not None
    assert page.value_metric.value == "40.02 points"


def test_a_value_metric_of_flow_is_that_of_its_own_stream() -> None:
    """«flow_load 6.6 items on 25 Nov» stood there, of the newest key result of any stream."""
    review = review_of()
    platform, policy = (
        KeyResult(name, "flow_load", Scope(name), low=0, high=2) for name in ("platform", "policy")
    )
    defects = KeyResult("defects", "flow_load", Scope("policy", ItemType.DEFECT), low=0, high=2)
    own = replace(LOVE, key_results=(defects, platform, policy))
    streams = tuple(replace(each, value_metric="flow_load") for each in review.plan.streams)
    plan = replace(review.plan, objectives=(own,), streams=streams)
    load = KeyResultProgress(
        ProgressState.MEASURED, None, 2.0, None, "items", end=MONDAY, window_weeks=4, as_of=AS_OF
    )
    later = replace(load, current=7.0, as_of=AS_OF + timedelta(days=1))
    progress = {
        KeyResultKey(own.id, each): told
        for each, told in (("defects", later), ("platform", later), ("policy", load))
    }
    shown = stream_page(replace(review, plan=plan, progress=progress), "policy").value_metric
    assert shown is not None
    assert (shown.title, shown.value, shown.key_result) == ("Flow load", "2 items", "policy")
    assert shown.when == f"in the 4 weeks to {day_text(MONDAY - timedelta(days=1))}"
    bare = stream_page(replace(review, plan=plan, progress={}), "policy").value_metric
    assert bare == ValueMetric("Flow load", None)


def test_a_value_metric_that_nothing_measured_has_no_value() -> None:
    review = review_of()
    unmeasured = {
        key: replace(each, state=ProgressState.NO_DATA) for key, each in review.progress.items()
    }
    page = stream_page(replace(review, progress=unmeasured), "policy")
    assert page.value_metric is not None
    assert page.value_metric.value is None


def test_cards_say_the_numbers_of_the_last_13_weeks() -> None:
    flow = shown(review_of())
    assert (flow.window.start, flow.window.end) == (MONDAY - timedelta(weeks=13), MONDAY)
    assert card(flow, "flow_time").value == "29 d"
    assert card(flow, "flow_time").meaning == "85 % of 104 items took no longer"
    assert card(flow, "flow_velocity").value == "8 a week"
    assert card(flow, "flow_efficiency").value == "27 %"
    assert (flow.shares[0].item_type, flow.shares[0].text) == ("feature", "58 %")
    assert flow.n_done == 104


def test_load_is_what_is_in_process_now_so_that_its_items_can_be_opened() -> None:
    flow = shown(review_of())
    in_process = 12 + 18 + 9 + 5 + 48 + 6 + 22
    assert flow.load_items == in_process
    assert card(flow, "flow_load").value == f"{in_process} items"
    assert "153 on average" in card(flow, "flow_load").more


def test_fewer_than_five_items_have_no_percentile() -> None:
    few = recent("policy", items=0, days=9.0, load=3)
    four = [replace(each, n_items=4) for each in few]
    flow = shown(with_stream(policy(measured=four)))
    assert card(flow, "flow_time").value == "–"
    assert "only 4 items done" in card(flow, "flow_time").meaning


def test_fewer_than_five_visits_have_no_median() -> None:
    def flow_of(n_closed: int) -> StatusFlow:
        return StatusFlow(
            "policy", "Doing", FlowState.ACTIVE, n_closed + 2, 9.0, 3.0, 2, 1.0, 1.0, 0.5, USUAL
        )

    for n_closed, median in ((4, None), (5, 3.0)):
        own = replace(policy(), statuses=[flow_of(n_closed)], bottlenecks=())
        flow = shown(with_stream(own))
        assert flow.statuses[0].median_visit_days == median
        assert flow.reaches[0].median_days == median


def test_a_young_stream_is_measured_over_the_weeks_that_it_has() -> None:
    """It had its first item three weeks ago: 13 items make 4.3 a week, not 1."""
    window = Period(MONDAY - timedelta(weeks=3), MONDAY)
    young = [replace(each, period=window) for each in recent("policy", items=1, days=9.0, load=5)]
    flow = shown(with_stream(policy(measured=young)))
    assert flow.window == window
    assert card(flow, "flow_velocity").value == "4.3 a week"
    assert "3 weeks" in flow.window_words


def test_a_stream_of_one_week_says_so_in_the_singular() -> None:
    window = Period(MONDAY - timedelta(weeks=1), MONDAY)
    young = [replace(each, period=window) for each in recent("policy", items=1, days=9.0, load=5)]
    flow = shown(with_stream(policy(measured=young)))
    assert card(flow, "flow_velocity").meaning.endswith("done in 1 week")


def test_objectives_come_in_short_with_what_was_measured() -> None:
    (objective,) = stream_page(review_of(), "policy").objectives
    assert objective.id == "love-mobile"
    assert "Week 8 of 13" in objective.context
    assert "committed" in objective.context
    by_id = {each.id: each for each in objective.key_results}
    assert (by_id["nps"].aim, by_id["nps"].current) == ("31 → 37.2 points", "33.1 points")
    wrong_way = by_id["business-wait"]
    assert wrong_way.shown_ratio == 0
    assert wrong_way.progress_ratio == pytest.approx(-0.133)
    assert wrong_way.is_wrong_way
    assert "the wrong way" in wrong_way.progress
    assert not by_id["nps"].is_wrong_way


def test_unmeasured_is_neither_zero_nor_not_configured() -> None:
    (objective,) = stream_page(review_of(), "platform").objectives
    by_id = {each.id: each for each in objective.key_results}
    assert by_id["debt"].current == "not configured"
    assert by_id["debt"].shown_ratio is None
    assert by_id["cost"].shown_ratio == 0


def test_a_stream_without_history_has_objectives_but_no_flow() -> None:
    page = stream_page(review_of(), "platform")
    assert page.flow is None
    assert page.objectives


def test_unaligned_work_is_a_page_too() -> None:
    page = stream_page(review_of(), "unaligned")
    assert page.is_unaligned
    assert page.flow is not None
    assert page.objectives == ()
    assert stream_page(empty_review(), "unaligned").flow is None


def test_a_stream_that_is_not_there_is_refused() -> None:
    for read in (stream_page, faults_page):
        with pytest.raises(NarrowsError) as refusal:
            read(review_of(), "nowhere")
        assert refusal.value.slug == "stream-unknown"


def test_faults_are_counted_even_where_not_all_are_listed() -> None:
    listed = [Fault("log", f"row {row}", row) for row in range(1000)]
    review = with_stream(replace(policy(), faults=listed, n_faults=4321))
    assert (len(shown(review).faults), shown(review).n_faults) == (1000, 4321)
    page = faults_page(review, "policy")
    assert (len(page.faults), page.n_faults) == (1000, 4321)


def test_a_stream_whose_first_week_is_not_over_has_nothing_measured_yet() -> None:
    silent = [
        replace(each, n_items=0, value=0.0) for each in weekly("policy", items=0, days=1, load=0)
    ]
    own = replace(policy(measured=recent("policy", items=0, days=1, load=0)), weekly=silent)
    flow = shown(with_stream(own))
    assert flow.charts == ()
    assert flow.load_items > 0
    assert card(flow, "flow_time").meaning == "no item done"
    assert flow.window.start == date(2026, 8, 24)


def test_a_stream_that_has_not_lived_for_a_whole_week_has_no_velocity_which_is_no_0() -> None:
    """Its history begins after the last complete week, in which something was done since."""
    unknown = [
        replace(each, n_items=0, value=None) for each in recent("policy", items=0, days=1, load=0)
    ]
    flow = shown(with_stream(replace(policy(measured=unknown), weekly=[])))
    for name in ("flow_time", "flow_velocity", "flow_efficiency"):
        assert card(flow, name).value == "–"
        assert card(flow, name).meaning == "no whole week is known yet"
    assert flow.n_done is None
