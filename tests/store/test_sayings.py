"""What was said is kept in the order in which it was said, and nobody speaks past another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, Principal, Repository
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from tests.store.conftest import Open
from tests.store.insurer import NOON

BET = About(Kind.INITIATIVE, "loved/same-table")
STARTED = Saying(
    0, BET, Act.START, "They moved in.", NOON, LOCAL_OWNER.name, behalf="policy",
    details=(("week", "2"), ("cost", "nothing")),
)  # fmt: skip
STOPPED = replace(STARTED, act=Act.STOP, words="It moved nothing.", at=NOON + timedelta(days=9))


def test_sayings_are_numbered_as_they_come(repository: Repository) -> None:
    first = repository.say(STARTED, seen=0, request_key="a")
    other = repository.say(replace(STARTED, about=About(Kind.STRATEGY)), seen=0, request_key="b")
    second = repository.say(STOPPED, seen=first.number, request_key="c")
    assert [first.number, other.number, second.number] == [1, 2, 3]
    assert repository.sayings() == [first, other, second]
    assert repository.sayings(BET) == [first, second] == [
        replace(STARTED, number=1), replace(STOPPED, number=3),
    ]  # fmt: skip
    assert first.detail("week") == "2"
    assert first.detail("weak") is None
    assert last_act(repository.sayings(), BET, among=(Act.START, Act.STOP)) == second


def test_the_same_request_is_heard_once(repository: Repository) -> None:
    first = repository.say(STARTED, seen=0, request_key="a")
    assert repository.say(STARTED, seen=0, request_key="a") == first
    assert repository.sayings() == [first]


def test_who_did_not_hear_the_last_is_refused(repository: Repository) -> None:
    first = repository.say(STARTED, seen=0, request_key="a")
    with pytest.raises(NarrowsError, match="They moved in") as refused:
        repository.say(STOPPED, seen=0, request_key="b")
    assert refused.value.slug == "saying-stale"
    assert repository.sayings() == [first]


def test_a_comment_may_come_whenever(repository: Repository) -> None:
    repository.say(STARTED, seen=0, request_key="a")
    comment = replace(STARTED, act=Act.COMMENT)
    assert repository.say(comment, seen=None, request_key="b").number == 2


def test_what_is_said_leaves_a_trail(repository: Repository) -> None:
    repository.say(STARTED, seen=0, request_key="a")
    last = repository.audit()[-1]
    assert (last.what, last.key, last.after[0]) == ("saying", "1", ("act", "start"))


def test_another_organisation_hears_nothing(address: str, opened: Open) -> None:
    store = opened(address)
    store.repository(LOCAL_OWNER).say(STARTED, seen=0, request_key="a")
    others = store.repository(Principal("somebody", organisation=2))
    assert others.sayings() == []
    assert others.say(STARTED, seen=0, request_key="a").number == 1
