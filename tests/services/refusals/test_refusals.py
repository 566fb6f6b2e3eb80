"""A request is logged, refused by the value metric or accepted; a refused one may come back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.okr import Initiative
from narrows.domain.sayings import Saying
from narrows.services.initiatives.standing import initiative_standing
from narrows.services.initiatives.states import InitiativeState
from narrows.services.refusals.accepting import accept
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import disqualify, log_request, refuse_at_once, reopen
from narrows.services.refusals.requests import (
    LoggedRequest,
    RequestCounts,
    RequestState,
    counts,
    request_numbered,
    requests,
)
from narrows.services.ripples.inbox import inbox
from tests.services.houses import House, why
from tests.web.reviews import NOW

SPONSORS = Request("policy", "A page about our sponsors", "marketing", ("POL-7", "POL-9"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def asked(house: House, key: str = "log") -> int:
    return log_request(house.room, SPONSORS, remark=why("", key)).number


def found(house: House, number: int) -> LoggedRequest:
    return request_numbered(house.repository.sayings(), number)


def test_a_logged_request_is_open_and_tells_what_was_asked(house: House) -> None:
    request = found(house, asked(house))
    assert (request.state, request.decided_at, request.at) == (RequestState.OPEN, None, NOW)
    assert (request.stream, request.what) == ("policy", "A page about our sponsors")
    assert (request.asked_by, request.items) == ("marketing", ("POL-7", "POL-9"))


def test_the_value_metric_of_the_stream_disqualifies(house: House) -> None:
    number = asked(house)
    disqualify(house.room, number, remark=why("No customer looks for it", "b"))
    request = found(house, number)
    assert (request.state, request.value_metric) == (RequestState.REFUSED, "mobile-nps")
    assert (request.reason, request.decided_at) == ("No customer looks for it", NOW)


def test_a_request_is_logged_and_refused_in_one(house: House) -> None:
    said = refuse_at_once(house.room, SPONSORS, remark=why("No customer looks for it"))
    request = found(house, said.number)
    assert (request.state, request.value_metric) == (RequestState.REFUSED, "mobile-nps")
    assert (request.what, request.asked_by) == ("A page about our sponsors", "marketing")


def test_a_stream_without_value_metric_disqualifies_nothing(house: House) -> None:
    claims = replace(SPONSORS, stream="claims")
    number = log_request(house.room, claims, remark=why("", "a")).number
    with house.refused("value-metric-missing"):
        disqualify(house.room, number, remark=why("No", "b"))
    with house.refused("value-metric-missing"):
        refuse_at_once(house.room, claims, remark=why("No", "c"))
    assert [each.state for each in requests(house.repository.sayings())] == [RequestState.OPEN]


def test_an_accepted_request_is_an_initiative_with_its_items(house: House) -> None:
    number = asked(house)
    accept(
        house.room, number, objective="love-mobile", initiative=Initiative("sponsors", ""),
        remark=why("It does", "b"),
    )  # fmt: skip
    request = found(house, number)
    assert (request.state, request.initiative) == (RequestState.ACCEPTED, "love-mobile/sponsors")
    bet = initiative_standing(
        house.room.plan, house.repository.sayings(), key="love-mobile/sponsors"
    )
    assert bet.planned == Initiative(
        "sponsors", "A page about our sponsors", items=("POL-7", "POL-9")
    )
    assert bet.state is InitiativeState.PROPOSED
    assert bet.history[0].detail("request") == str(number)


def test_only_an_objective_of_the_stream_takes_what_was_asked_of_it(house: House) -> None:
    number, bet = asked(house), Initiative("sponsors", "")
    plan = house.repository.plan()
    with house.refused("request-other-stream"):
        accept(house.room, number, objective="most-innovative", initiative=bet, remark=why("", "b"))
    house.close_cycle()
    with house.refused("cycle-closed"):
        accept(house.room, number, objective="love-mobile", initiative=bet, remark=why("", "c"))
    now = house.repository.plan()
    assert plan is not None
    assert now is not None
    assert now.plan == plan.plan
    assert found(house, number).state is RequestState.OPEN


def test_a_refused_request_comes_back_as_a_new_one_that_links_to_it(house: House) -> None:
    first = refuse_at_once(house.room, SPONSORS, remark=why("No customer", "a")).number
    second = reopen(house.room, first, remark=why("Customers ask now", "b")).number
    old, new = found(house, first), found(house, second)
    assert (old.state, old.value_metric) == (RequestState.REOPENED, "mobile-nps")
    assert (new.state, new.reopens, new.what) == (RequestState.OPEN, first, SPONSORS.what)
    assert (new.items, new.asked_by) == (SPONSORS.items, SPONSORS.asked_by)
    disqualify(house.room, second, remark=why("Three of them", "c"))
    third = reopen(house.room, second, remark=why("Thirty now", "d")).number
    assert found(house, third).reopens == second


def test_requests_are_counted_by_stream_each_once_where_it_stands(house: House) -> None:
    first = refuse_at_once(house.room, SPONSORS, remark=why("No", "a")).number
    reopen(house.room, first, remark=why("Yes", "b"))
    refuse_at_once(house.room, replace(SPONSORS, what="A game"), remark=why("No", "c"))
    refuse_at_once(house.room, replace(SPONSORS, stream="platform"), remark=why("No", "d"))
    assert counts(requests(house.repository.sayings())) == [
        RequestCounts("policy", n_open=1, n_refused=1, n_accepted=0, n_reopened=1),
        RequestCounts("platform", n_open=0, n_refused=1, n_accepted=0, n_reopened=0),
    ]


def test_what_is_decided_is_not_decided_again(house: House) -> None:
    number = asked(house)
    with house.refused("request-not-refused"):
        reopen(house.room, number, remark=why("Now", "a"))
    disqualify(house.room, number, remark=why("No customer", "b"))
    with house.refused("request-decided"):
        disqualify(house.room, number, remark=why("Not at all", "c"))
    with house.refused("request-decided"):
        accept(
            house.room, number, objective="love-mobile", initiative=Initiative("sponsors", ""),
            remark=why("", "d"),
        )  # fmt: skip
    with house.refused("request-unknown"):
        disqualify(house.room, 99, remark=why("No", "e"))


def test_a_story_or_another_saying_is_no_request(house: House) -> None:
    number = asked(house)
    accept(
        house.room, number, objective="love-mobile", initiative=Initiative("sponsors", ""),
        remark=why("", "b"),
    )  # fmt: skip
    with house.refused("request-unknown"):
        disqualify(house.room, number + 1, remark=why("No", "e"))


@pytest.mark.parametrize("who", ["ada@harbour.example", "@ada", "Alice Byron", "alice.byron"])
def test_no_person_is_kept_as_asking(house: House, who: str) -> None:
    with house.refused("asked-by-person"):
        log_request(house.room, replace(SPONSORS, asked_by=who), remark=why("", who))
    assert not house.repository.sayings()
    role = replace(SPONSORS, asked_by="head of marketing")
    assert log_request(house.room, role, remark=why("", "role")).number == 1


def test_only_the_stream_decides_on_what_was_asked_of_it(house: House) -> None:
    number = asked(house)
    for behalf in ("organisation", "claims"):
        with house.refused("request-not-yours"):
            disqualify(house.room, number, remark=why("No", "b", behalf))
    with house.refused("behalf-unknown"):
        disqualify(house.room, number, remark=why("No", "b", "polcy"))
    with house.refused("words-missing"):
        disqualify(house.room, number, remark=why(" ", "b"))
    said = disqualify(house.room, number, remark=why("No", "b"))
    assert said.behalf == "policy"


def test_a_request_of_nothing_or_nobody_is_none(house: House) -> None:
    with house.refused("stream-unknown"):
        log_request(house.room, replace(SPONSORS, stream="polcy"), remark=why())
    with house.refused("words-missing"):
        log_request(house.room, replace(SPONSORS, what=" "), remark=why())


def test_a_request_sent_twice_is_done_once(house: House) -> None:
    bet = Initiative("sponsors", "")
    way: Sequence[Callable[[], Saying]] = (
        lambda: log_request(house.room, SPONSORS, remark=why("", "a")),
        lambda: disqualify(house.room, 1, remark=why("No customer", "b")),
        lambda: reopen(house.room, 1, remark=why("They ask now", "c")),
        lambda: accept(
            house.room, 4, objective="love-mobile", initiative=bet, remark=why("So be it", "d")
        ),
        lambda: refuse_at_once(house.room, SPONSORS, remark=why("No", "e")),
    )
    for step in way:
        first = step()
        told = house.repository.sayings()
        assert step() == first
        assert house.repository.sayings() == told


def test_an_open_request_waits_in_the_inbox_of_its_stream(house: House) -> None:
    number, plan = asked(house), house.room.plan
    told = house.repository.sayings()
    (waits,) = inbox(plan, told, owner="policy", today=NOW.date())[-1:]
    assert (waits.kind, waits.waits_for, waits.number) == ("request", "policy", number)
    assert (waits.words, waits.asked_by) == (SPONSORS.what, "marketing")
    assert waits not in inbox(plan, told, owner="claims", today=NOW.date())
    disqualify(house.room, number, remark=why("No customer", "b"))
    after = inbox(plan, house.repository.sayings(), owner="policy", today=NOW.date())
    assert waits not in after
    assert len(after) == len(inbox(plan, told, owner="policy", today=NOW.date())) - 1
