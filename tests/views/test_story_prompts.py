"""An objective asks for stories: one question for each key result that is not there yet."""

from dataclasses import replace

from narrows.domain.facts import KeyResultKey
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.views.story_prompts import story_prompts
from tests.web.plans import LOVE
from tests.web.reviews import NOW, review_of

BET = About(Kind.INITIATIVE, "love-mobile/business-in-the-room")


def said(act: Act, number: int) -> Saying:
    return Saying(number, BET, act, "", at=NOW, by=LOCAL_OWNER.name)


def test_each_key_result_asks_with_where_it_stands() -> None:
    review = review_of()
    prompts = story_prompts(LOVE, review, sayings=())
    assert [each.key_result for each in prompts][:2] == ["nps", "feature-time"]
    nps = review.progress[KeyResultKey("love-mobile", "nps")]
    assert (
        f"moves Mobile customer NPS (31 → 37.2 points, now {nps.current:g}" in prompts[0].question
    )


def test_what_is_reached_asks_nothing() -> None:
    review = review_of()
    key = KeyResultKey("love-mobile", "nps")
    reached = replace(review.progress[key], current=40.0, progress_ratio=1.45)
    there = replace(review, progress={**review.progress, key: reached})
    asked = [each.key_result for each in story_prompts(LOVE, there, sayings=())]
    assert "nps" not in asked
    assert "feature-time" in asked


def test_a_bet_asks_while_it_is_under_way() -> None:
    review = review_of()
    none = story_prompts(LOVE, review, sayings=())
    started = [said(Act.START, 1)]
    under_way = story_prompts(LOVE, review, sayings=started)
    assert [each.initiative for each in under_way if each not in none] == ["business-in-the-room"]
    assert story_prompts(LOVE, review, sayings=[*started, said(Act.STOP, 2)]) == none
