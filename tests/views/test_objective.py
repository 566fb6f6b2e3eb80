"""The page of an objective as data: what was said then, whom it touches, what is left of it."""

from dataclasses import replace
from datetime import timedelta

from narrows.domain.okr import Objective, Ripple
from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.services.check_ins.states import CheckInState
from narrows.views.check_in_cards import check_in_cards
from narrows.views.explained_results import card_of
from narrows.views.objective import ObjectivePage, objective_page
from narrows.views.ripple_cards import ripple_cards
from tests.web.plans import CHEAPER, INNOVATE, INSURER, LOVE
from tests.web.reviews import CHECK_INS, NOW, review_of

OWN = [each for each in CHECK_INS if each.objective == LOVE.id]


def page_of(objective: Objective = LOVE) -> ObjectivePage:
    plan = replace(
        INSURER,
        objectives=tuple(
            objective if each.id == objective.id else each for each in INSURER.objectives
        ),
    )
    review = replace(review_of(), plan=plan)
    return objective_page(review, objective.id, check_ins=OWN, snapshots=(), now=NOW)


def test_the_newest_check_in_comes_first_with_how_the_numbers_moved() -> None:
    first, second = OWN
    seen = second.seen[0]
    moved = replace(seen, progress=replace(seen.progress, current=35.2))
    cards = check_in_cards([first, replace(second, seen=(moved,))], LOVE, review=review_of())
    assert [each.number for each in cards] == [2, 1]
    assert [each.seen[0].moved for each in cards] == ["+2.1 points", ""]


def test_nothing_moved_where_it_is_counted_by_something_else_since() -> None:
    """Of 8 h a working day, 42 days of 24 h became 30: nobody got any quicker."""
    own = CHECK_INS[1]
    (seen,) = own.seen
    seen = replace(seen, key_result="feature-time", progress=replace(seen.progress, unit="days"))
    told = [replace(OWN[0], seen=(seen,)), replace(own, seen=(seen,))]
    for at, moved in ((NOW, ("", "unchanged")), (own.at, ("+0.7 days", ""))):
        version = PolicyVersion(INSURER.streams[0].id, 2, at, "jo")
        review = replace(review_of(), versions={version.stream: (version,)})
        page = objective_page(review, LOVE.id, check_ins=told, snapshots=(), now=NOW)
        since = {each.id: each.since for each in page.key_results}["feature-time"]
        assert (since, page.check_ins[0].seen[0].moved) == moved


def test_what_a_check_in_saw_outside_its_bounds_does_not_read_as_within_them() -> None:
    """«40 points» stood in the check-in of a key result that keeps within 30 and 40, of 40.02."""
    nps = next(each for each in LOVE.key_results if each.id == "nps")
    band = replace(nps, target=None, baseline=None, low=30.0, high=40.0)
    own = replace(LOVE, key_results=(band,))
    seen = replace(OWN[1].seen[0], progress=replace(OWN[1].seen[0].progress, current=40.02))
    told = replace(OWN[1], seen=(replace(seen, progress=replace(seen.progress, target=None)),))
    (card,) = check_in_cards([told], own, review=review_of())
    asked = card_of(own, "nps", review=review_of(), seen=told.seen[0])
    assert (card.seen[0].value, asked.current) == ("40.02 points", "40.02 points")


def test_what_left_the_plan_is_still_told_by_its_id() -> None:
    bare = replace(LOVE, key_results=(), initiatives=())
    (card, _) = check_in_cards(OWN, bare, review=review_of())
    assert (card.seen[0].title, card.hypotheses[0].initiative) == ("nps", "business-in-the-room")
    page = page_of(bare)
    assert page.key_results == ()
    assert page.check_ins[0].learned == "Most questions are about one form."


def test_a_ripple_is_told_at_both_ends_and_to_a_stream_to_all_it_wants() -> None:
    assert [(each.is_made, each.address) for each in ripple_cards(LOVE, INSURER)] == [
        (True, "/objectives/most-innovative")
    ]
    to_stream = replace(
        CHEAPER, ripples=(Ripple("policy", "needs"), Ripple("a regulator", "helps"))
    )
    plan = replace(INSURER, objectives=(INNOVATE, LOVE, to_stream))
    made = ripple_cards(to_stream, plan)
    assert [(each.other, each.address) for each in made] == [
        ("Policy", "/streams/policy"),
        ("a regulator", ""),
    ]
    felt = [each for each in ripple_cards(LOVE, plan) if not each.is_made]
    assert [(each.other, each.effect) for each in felt] == [
        ("Platform: Growth does not cost more to host", "needs")
    ]


def test_who_wrote_it_is_told_where_it_was_handed_down() -> None:
    assert page_of().author is None
    assert page_of(replace(LOVE, author="policy")).author is None
    assert page_of(replace(LOVE, author="organisation")).author == "Harbour Insurance"


def test_ambition_is_its_own_else_the_organisations() -> None:
    assert page_of().ambition == "committed: expected to be met"
    inherited = page_of(replace(LOVE, ambition=None)).ambition
    assert inherited == "stretch: 70 % of the way is a good result"


def test_a_bet_has_its_history_beside_it_and_no_part_in_any_progress() -> None:
    page = page_of()
    assert [each.number for each in page.initiatives[0].told] == [2, 1]
    assert page_of(replace(LOVE, initiatives=())).key_results == page.key_results


def test_the_state_is_that_of_the_last_check_in() -> None:
    page = page_of()
    assert (page.state, page.last_number) == (CheckInState.FRESH, 2)


def test_a_key_result_of_flow_says_by_which_policy_it_is_counted_and_since_when() -> None:
    own = INSURER.streams[0]
    assert LOVE.owner == own.id
    since = (
        PolicyVersion(own.id, 1, NOW - timedelta(days=60), "jo"),
        PolicyVersion(
            own.id, 2, NOW - timedelta(days=30), "jo", (PolicyChange("workflow", "a", "b"),)
        ),
    )
    review = replace(review_of(), versions={own.id: since})
    page = objective_page(review, LOVE.id, check_ins=OWN, snapshots=(), now=NOW)
    told = {each.id: each.policy for each in page.key_results}
    flows = {each for each in told.values() if each}
    assert flows, "some are of flow"
    assert all("Version 2, since" in each and "workflow changed" in each for each in flows)
    assert told["nps"] == "", "what is observed has no policy"
