"""Looking back: grades, bets, lessons and refusals of one cycle and of no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.cycle_review import CycleReview
from narrows.services.cycles.lessons import learn
from narrows.services.cycles.looking_back import look_back
from narrows.services.cycles.states import CycleState
from narrows.services.initiatives.hit_rates import HitRate
from narrows.services.initiatives.states import InitiativeState
from tests.services.cycles.cycle_rooms import opened, remark
from tests.web.plans import CYCLES
from tests.web.reviews import CHECK_INS, NOW, review_of

Q3, Q4 = CYCLES


def back(*sayings: Saying, check_ins: tuple[CheckIn, ...] = CHECK_INS) -> CycleReview:
    return look_back(review_of(), Q4, history=None, sayings=sayings, check_ins=check_ins)


def test_the_organisation_stands_first_and_other_cycles_nowhere() -> None:
    found = back()
    assert [each.owner for each in found.objectives] == ["organisation", "policy", "platform"]
    earlier = look_back(review_of(), Q3, history=None, sayings=(), check_ins=CHECK_INS)
    assert [each.id for each in earlier.objectives] == ["faster-quotes"]
    assert not earlier.learned
    assert not earlier.bets


def test_a_cycle_has_begun_on_its_first_day() -> None:
    first = datetime.combine(Q4.start, datetime.min.time(), UTC)
    for at, is_begun in ((first - timedelta(days=1), False), (first, True)):
        review = replace(review_of(), measured_at=at)
        found = look_back(review, Q4, history=None, sayings=(), check_ins=())
        assert found.is_begun is is_begun


def test_a_mean_is_of_the_grades_that_there_are() -> None:
    by_id = {each.id: each for each in back().objectives}
    love = by_id["love-mobile"]
    assert [each.grade_ratio for each in love.grades.values()] == [0.339, 0.651, 0.0, 0.75]
    assert love.mean_ratio == pytest.approx((0.339 + 0.651 + 0.0 + 0.75) / 4)
    # Of the organisation's two, one could not be measured: that is no 0.
    assert by_id["most-innovative"].mean_ratio == 1.0
    assert by_id["most-innovative"].grades["provision"].grade_ratio is None
    assert love.counters["feature-time"].current == 0.21


def test_a_bet_stands_beside_what_moved_and_what_was_said_last() -> None:
    (room, tiers) = back().bets
    assert (room.key, room.owner) == ("love-mobile/business-in-the-room", "policy")
    assert (room.state, room.result) == (InitiativeState.PROPOSED, HypothesisResult.TOO_EARLY)
    (hypothesis,) = room.hypotheses
    assert (hypothesis.change, hypothesis.unit) == (-6, "days")
    assert hypothesis.moved == pytest.approx(10.2 - 9)
    assert (tiers.result, tiers.words) == (None, "")


def test_a_hit_rate_counts_what_was_judged_and_leaves_the_rest_open() -> None:
    held = SeenHypothesis("business-in-the-room", HypothesisResult.HELD, "six days less")
    later = replace(CHECK_INS[1], number=3, at=NOW, hypotheses=(held,))
    assert back().hits == (HitRate("policy", 0, 0, 1, None), HitRate("platform", 0, 0, 1, None))
    found = back(check_ins=(*CHECK_INS[:2], later))
    assert found.hits[0] == HitRate("policy", 1, 0, 0, 1.0)


def test_lessons_come_from_check_ins_and_from_the_cycle_by_time(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        for of, words in (("lesson", "Ask early"), ("stop", "The report"), ("same_way", "No")):
            learn(room, "2026-Q4", of=of, remark=remark(words, "policy", key=of))
        told = room.repository.sayings()
    found = back(*told)
    assert [each.words for each in found.learned][-1] == "Ask early"
    assert [each.objective for each in found.learned] == [
        "most-innovative",
        "love-mobile",
        "love-mobile",
        None,
    ]
    assert [each.words for each in found.stop] == ["The report"]
    assert [(each.behalf, each.words) for each in found.same_way] == [("policy", "No")]
    assert found.state is CycleState.DRAFT


def test_requests_are_told_in_the_cycle_that_decided_on_them() -> None:
    """Asked and refused in the cycle; refused before it; asked before it and still waiting."""
    before = NOW - timedelta(weeks=20)
    found = back(
        *_request(1, "A banner", at=NOW, refused=True),
        *_request(3, "A poster", at=before, refused=True),
        *_request(5, "A leaflet", at=before, refused=False),
    )
    assert [each.what for each in found.requests] == ["A banner", "A leaflet"]


def _request(number: int, what: str, *, at: datetime, refused: bool) -> list[Saying]:
    about = About(Kind.REFUSAL, str(number))
    asked = Saying(
        number,
        about,
        Act.PROPOSE,
        "",
        at,
        "local owner",
        details=(("stream", "policy"), ("what", what)),
    )
    said = replace(asked, number=number + 1, act=Act.REFUSE, words="No", details=())
    return [asked, said] if refused else [asked]
