"""What check-ins said of bets, and how many of each owner's bets held."""

from datetime import timedelta

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis
from narrows.services.initiatives.hit_rates import HitRate, hit_rates, last_results
from narrows.services.initiatives.standing import initiatives
from narrows.views.initiative_rows import initiatives_page
from tests.web.plans import INSURER
from tests.web.reviews import NOW

HELD, FAILED, EARLY = HypothesisResult.HELD, HypothesisResult.FAILED, HypothesisResult.TOO_EARLY
ROOM, TIERS = "business-in-the-room", "storage-tiers"


def check_in(objective: str, number: int, **told: HypothesisResult) -> CheckIn:
    seen = tuple(
        SeenHypothesis(id_.replace("_", "-"), result, "we saw it") for id_, result in told.items()
    )
    at = NOW + timedelta(weeks=number)
    return CheckIn(objective, number, at=at, by="local owner", hypotheses=seen)


def test_the_last_word_about_a_hypothesis_counts() -> None:
    told = [
        check_in("love-mobile", 2, business_in_the_room=HELD),
        check_in("love-mobile", 1, business_in_the_room=FAILED),
        check_in("love-mobile", 3),
    ]
    assert last_results(told)[f"love-mobile/{ROOM}"].result is HELD
    taken_back = [*told, check_in("love-mobile", 4, business_in_the_room=EARLY)]
    assert last_results(taken_back)[f"love-mobile/{ROOM}"].result is EARLY


def test_the_hit_rate_is_of_those_that_showed_something() -> None:
    told = [("policy", HELD), ("policy", FAILED), ("policy", EARLY), ("claims", None)]
    assert hit_rates([*told, ("policy", HELD)]) == [
        HitRate("policy", n_held=2, n_failed=1, n_open=1, hit_ratio=2 / 3),
        HitRate("claims", n_held=0, n_failed=0, n_open=1, hit_ratio=None),
    ]


def test_a_page_of_bets_has_what_was_seen_of_each_and_of_its_owner() -> None:
    told = [check_in("love-mobile", 1, business_in_the_room=HELD)]
    page = initiatives_page(initiatives(INSURER, ()), check_ins=told, history=None)
    assert [(each.key, each.result) for each in page.rows] == [
        (f"love-mobile/{ROOM}", HELD),
        (f"cheaper-hosting/{TIERS}", None),
    ]
    assert page.rows[0].result_words == "we saw it"
    assert {each.owner: each.hit_ratio for each in page.hit_rates} == {
        "policy": 1,
        "platform": None,
    }
