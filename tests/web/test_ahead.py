"""What is made ahead is what would be made alone, is made once, and makes nobody wait."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TypeVar

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from narrows.services.flow.movements import every_moved, moved
from narrows.services.quality.finding import find_quality
from narrows.services.reviewing import Review
from narrows.web.ahead import Ahead
from narrows.web.desk import Desk
from tests.web.clients import client_of
from tests.web.reviews import review_of

T = TypeVar("T")
PAGES = ("movement", "quality")


def test_an_answer_is_begun_once_and_there_later() -> None:
    ahead, review, begun, may = Ahead(), review_of(), [], Event()

    def made() -> str:
        begun.append("made")
        assert may.wait(60)
        return "all"

    assert ahead(review, "how", make=made) is None, "nobody waits"
    assert ahead(review, "how", make=made) is None
    may.set()
    ahead.settle()
    assert ahead(review, "how", make=made) == "all"
    assert begun == ["made"]


def test_another_review_has_another_answer() -> None:
    ahead, one, other, made = Ahead(), review_of(), review_of(), []

    def making() -> int:
        made.append("made")
        return len(made)

    assert [settled(ahead, each, making) for each in (one, one, other, one)] == [1, 1, 2, 3]


def settled(ahead: Ahead, review: Review, make: Callable[[], T]) -> T | None:
    """The answer once it is there."""
    ahead(review, "how", make=make)
    ahead.settle()
    return ahead(review, "how", make=make)


def test_what_breaks_ahead_is_made_by_whoever_asks(caplog: pytest.LogCaptureFixture) -> None:
    ahead, review = Ahead(), review_of()

    def broken() -> str:
        raise OSError("the file is gone")

    assert settled(ahead, review, broken) is None
    assert "the file is gone" in caplog.text
    assert settled(ahead, review_of(), lambda: "is") == "is", "the next is made again"


def test_what_waits_for_its_turn_is_not_made_once_its_review_is_replaced() -> None:
    ahead, one, other, begun, may = Ahead(), review_of(), review_of(), Event(), Event()
    made: list[str] = []

    def long() -> bool:
        begun.set()
        return may.wait(60)

    ahead(one, "long", make=long)
    assert begun.wait(60)
    ahead(one, "in vain", make=lambda: made.append("in vain"))
    ahead(other, "how", make=lambda: made.append("how"))
    may.set()
    ahead.settle()
    ahead(other, "last", make=lambda: made.append("last"))
    ahead.settle()
    assert sorted(made) == ["how", "last"]


class Never(Ahead):
    """Makes nothing ahead."""

    def __call__(self, *_asked: object, **_how: object) -> None:
        """Nothing is there."""


def client_with(ahead: Ahead, desk: Desk) -> TestClient:
    """Asks about a review that nothing was made of yet."""
    review = replace(desk.review())
    client = client_of(replace(desk, review=lambda: review))
    assert isinstance(client.app, FastAPI)
    client.app.state.ahead = ahead
    return client


@pytest.mark.parametrize("page", PAGES)
def test_pages_say_the_same_of_what_was_made_ahead(page: str, demo_desk: Desk) -> None:
    ahead, streams = Ahead(), [each.id for each in demo_desk.review().plan.streams]
    paths = [f"/streams/{each}/{page}" for each in streams]
    assert len(paths) > 1
    client, alone = client_with(ahead, demo_desk), client_with(Never(), demo_desk)
    client.get(paths[0])
    ahead.settle()
    for path in paths[1:]:
        assert client.get(path).text == alone.get(path).text


def test_all_streams_at_once_are_each_of_them(demo_desk: Desk) -> None:
    history, now = demo_desk.history(), demo_desk.now()
    moves, doubts = every_moved(history), find_quality(history, held={}, now=now)
    streams = [each.id for each in demo_desk.review().plan.streams]
    assert set(streams) <= set(moves)
    for id_ in streams:
        assert moves[id_] == moved(history, id_)
        own = [each for each in doubts if each.stream == id_]
        assert find_quality(history, stream=id_, held={}, now=now) == own
