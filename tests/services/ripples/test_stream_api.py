"""A stream tells the others what it offers and needs; what it changes later it has to tell again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind
from narrows.services.ripples.proposing import propose
from narrows.services.ripples.publishing_api import Offering, publish_api
from narrows.services.ripples.stream_api import StreamApi, stream_apis
from narrows.services.ripples.targets import Proposal
from narrows.services.room import Room
from narrows.services.talk.conversing import comment
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.plans import INSURER
from tests.web.reviews import NOW

PLACES = Offering(("a test place within the hour", "costs by stream"), ("two weeks' notice",))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def api(room: Room, stream: str = "platform") -> StreamApi:
    latest = fresh(room)
    told = latest.repository.sayings()
    (found,) = stream_apis(latest.plan, told, cycle="2026-Q4", stream=stream)
    return found


def test_what_is_published_stands_in_the_plan_and_reads_as_published(room: Room) -> None:
    assert api(room).published_at is None
    said = publish_api(room, "platform", offering=PLACES, remark=remark("from Monday"))
    assert (said.about, said.act, said.behalf) == (
        About(Kind.STREAM, "platform"),
        Act.PUBLISH,
        "platform",
    )
    found = api(room)
    assert (found.offers, found.needs) == (PLACES.offers, PLACES.needs)
    assert (found.published_at, found.words) == (NOW, "from Monday")
    assert [each.id for each in found.objectives] == ["cheaper-hosting"]
    assert api(room, "policy").offers == ()


def test_what_a_file_changed_since_is_a_draft_again(room: Room) -> None:
    publish_api(room, "platform", offering=PLACES, remark=remark())
    latest = fresh(room)
    streams = tuple(replace(each, needs=()) for each in latest.plan.streams)
    plan = replace(latest.plan, streams=streams)
    room.repository.replace_plan(plan, revision=latest.revision, at=NOW)
    assert api(room).published_at is None
    comment(room, About(Kind.STREAM, "platform"), remark=remark("and now?", key="b"))
    publish_api(fresh(room), "platform", offering=None, remark=remark(key="c"))
    assert api(room).published_at == NOW


def test_published_again_in_the_same_words_is_heard_once(room: Room) -> None:
    first = publish_api(room, "platform", offering=PLACES, remark=remark())
    for key in ("a", "b"):
        again = publish_api(fresh(room), "platform", offering=PLACES, remark=remark(key=key))
        assert again == first
    assert len(room.repository.sayings()) == 1


def test_a_stream_feels_what_others_propose_to_it_and_to_its_objectives(room: Room) -> None:
    propose(room, Proposal("love-mobile", "needs", "platform", "a test place"), remark=remark())
    helps = Proposal("love-mobile", "helps", "cheaper-hosting", "fewer calls")
    propose(fresh(room), helps, remark=remark(key="b"))
    assert [each.key for each in api(room).feels] == [
        "love-mobile/needs/platform",
        "love-mobile/helps/cheaper-hosting",
    ]
    assert api(room).makes == ()
    assert len(api(room, "policy").makes) == 3
    assert api(room, "claims").feels == ()


@pytest.mark.parametrize(
    ("stream", "offering", "behalf", "slug"),
    [
        ("platfrom", PLACES, None, "stream-unknown"),
        ("platform", PLACES, "policy", "api-not-yours"),
        ("platform", None, None, "api-empty"),
        ("platform", Offering((" ",)), None, "words-missing"),
    ],
)
def test_nothing_is_told_that_nobody_could_use(
    room: Room, stream: str, offering: Offering | None, behalf: str | None, slug: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        publish_api(room, stream, offering=offering, remark=remark(behalf=behalf))
    assert refused.value.slug == slug
    assert fresh(room).plan.streams == INSURER.streams
    assert not room.repository.sayings()


def test_who_saw_another_plan_publishes_nothing(room: Room) -> None:
    publish_api(room, "platform", offering=PLACES, remark=remark())
    with pytest.raises(NarrowsError) as refused:
        publish_api(room, "claims", offering=PLACES, remark=remark(key="b"))
    assert refused.value.slug == "plan-stale"
    assert api(room, "claims").offers == ()
