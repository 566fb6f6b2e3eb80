"""What a key result in words is offered as: metric, baseline, target and unit."""

from dataclasses import replace

import pytest

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.plan import Better
from narrows.domain.work import ItemType
from narrows.services.writing.offers import Offer, offer_of
from tests.web.plans import INSURER


def offer(words: str, owner: str = "policy") -> Offer | None:
    return offer_of(KeyResult("x", None, text=words), owner, plan=INSURER)


def numbers(words: str, owner: str = "policy") -> tuple[object, ...]:
    found = offer(words, owner)
    assert found is not None, words
    return found.metric, found.baseline, found.target, found.low, found.high, found.unit


def test_a_metric_of_the_plan_is_known_by_its_title() -> None:
    found = offer("Mobile customer NPS from 31 to 37")
    assert found == Offer("mobile-nps", "Mobile customer NPS", "points", Scope(), 31, 37)


def test_the_nearest_of_the_plan_is_offered_and_the_new_one_beside_it() -> None:
    found = offer("NPS of the mobile app from 31 to 37")
    assert found is not None
    assert (found.metric, found.baseline, found.target, found.unit) == (
        "mobile-nps", 31, 37, "points",
    )  # fmt: skip
    assert found.near == INSURER.metric("mobile-nps")
    assert found.new is not None
    assert (found.new.title, found.new.better) == ("NPS of the mobile app", Better.HIGHER)


def test_a_metric_that_shares_one_word_is_another() -> None:
    found = offer("Mobile checkouts that people finish rise from 58 % to 65 %")
    assert found is not None
    assert found.near is None
    assert found.new is not None
    assert (found.new.id, found.new.unit) == ("mobile-checkouts-people-finish", "percent")
    assert (found.baseline, found.target) == (58, 65)


def test_flow_is_measured_by_itself_in_its_own_unit() -> None:
    found = offer("Reduce p85 flow time of features from 6 to 4 weeks")
    assert found is not None
    assert found.new is None
    assert found.of == Scope("policy", ItemType.FEATURE, statistic="p85")
    assert (found.metric, found.baseline, found.target, found.unit) == ("flow_time", 42, 28, "days")
    assert numbers("Flow efficiency from 21 % to 35 %")[:3] == ("flow_efficiency", 0.21, 0.35)


def test_a_wait_in_a_status_of_the_workflow_is_measured_too() -> None:
    found = offer("Waiting in verification from 9 to 0 days")
    assert found is not None
    assert (found.metric, found.of.status, found.target) == ("status_wait", "Verification", 0)
    other = offer("Waiting in lobbies from 9 to 0 days")
    assert other is not None
    assert other.new is not None, "no status is called so"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Keep availability between 99.5 and 100 %", ("availability", None, None, 99.5, 100)),
        ("Keep share of defects under 20 %", ("share-defects", None, None, None, 20)),
        ("Complaints per week fall from 1,200 to 800", ("complaints-per-week", 1200, 800, None, None)),
        ("Retention at 80 %", ("retention", None, 80, None, None)),
    ],
)  # fmt: skip
def test_bounds_and_lone_targets_are_read(words: str, told: tuple[object, ...]) -> None:
    assert numbers(words)[:5] == told


@pytest.mark.parametrize(
    "words",
    ["Build a portal", "Improve satisfaction", "Delight", "", "Kunden lieben uns von 3 bis 5"],
)
def test_words_that_name_no_metric_or_no_number_are_offered_nothing(words: str) -> None:
    assert offer(words) is None


def test_what_has_a_metric_already_is_left_alone() -> None:
    bound = KeyResult("x", "mobile-nps", target=40, text="Mobile customer NPS from 31 to 37")
    assert offer_of(bound, "policy", plan=INSURER) is None
    unbound = replace(bound, metric=None, target=None)
    assert offer_of(unbound, "policy", plan=INSURER) is not None


def test_a_statistic_that_the_metric_has_not_is_not_offered() -> None:
    found = offer("Median flow time from 20 to 10 days")
    assert found is not None
    assert found.of.statistic == "p50"
    found = offer("p85 of flow load from 20 to 10 items")
    assert found is not None
    assert found.of.statistic is None
