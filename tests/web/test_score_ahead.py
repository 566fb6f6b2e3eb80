"""The usual value score is added up before anybody asks for it, and nobody meets that."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.domain.value import CapacityUnit
from narrows.metrics.units import UNITS
from narrows.web.ahead import Ahead
from narrows.web.desk import Desk
from tests.web.clients import client_of, text_of

USUAL = ("scored", Cut.WEEK, CapacityUnit.ACTIVE_DAYS)
WAIT_SECONDS = 60


class Asked:
    """Somebody else, and which threads asked him what."""

    def __init__(self, asked: object, *, first: Callable[[str], None] = lambda _: None) -> None:
        self.asked = asked
        self.first = first
        self.by: list[tuple[Thread, str]] = []

    def __getattr__(self, name: str) -> object:
        found = getattr(self.asked, name)
        return self.noted(name, found) if callable(found) else found

    def noted(self, name: str, ask: Callable[..., object]) -> Callable[..., object]:
        """The same, noted whenever it is asked; a question to a history is noted by its words."""

        def asking(*given: object, **named: object) -> object:
            what = str(given[0]) if name == "rows" else name
            # The thread itself: the number of one that ended may be another's.
            self.by.append((current_thread(), what))
            self.first(what)
            return ask(*given, **named)

        return asking


PAGE_ASKS = ("now", "review")


class Beside:
    """A desk whose store, clock and history note who asks them; nothing was made of it yet."""

    def __init__(self, desk: Desk, *, first: Callable[[str], None] = lambda _: None) -> None:
        review = replace(desk.review())
        self.history = Asked(desk.history(), first=first)
        self.store = Asked(desk.repository)
        noted = self.store.noted
        self.desk = replace(
            desk,
            repository=self.store,  # type: ignore[arg-type]
            review=noted("review", lambda: review),  # type: ignore[arg-type]
            history=noted("history", lambda: self.history),  # type: ignore[arg-type]
            now=noted("now", desk.now),  # type: ignore[arg-type]
        )
        self.client = client_of(self.desk)

    @property
    def app(self) -> FastAPI:
        """What is asked."""
        assert isinstance(self.client.app, FastAPI)
        return self.client.app

    def settle(self) -> None:
        """Wait until nothing is made in the background."""
        self.app.state.ahead.settle()

    def is_known(self) -> bool:
        """Whether the usual score is at hand."""
        return self.app.state.of_history.known(self.history, USUAL) is not None

    def n_added_up(self) -> int:
        """How often all work was added up."""
        return [what for _, what in self.history.by].count(UNITS)


class Never(Ahead):
    """Makes nothing ahead."""

    def __call__(self, *_asked: object, **_how: object) -> None:
        """Nothing is there."""


def alone(desk: Desk) -> Beside:
    """The same desk where whoever asks for the score adds it up."""
    made = Beside(desk)
    made.app.state.ahead = Never()
    return made


@pytest.mark.parametrize(
    ("page", "is_made"), [("/", True), ("/home.json", True), ("/cycles", False)]
)
def test_the_first_page_begins_the_usual_score(page: str, is_made: bool, demo_desk: Desk) -> None:
    beside = Beside(demo_desk)
    assert beside.client.get(page).status_code == 200
    beside.settle()
    assert beside.is_known() == is_made


def test_whoever_asks_then_is_told_the_same_and_nothing_is_added_up_again(demo_desk: Desk) -> None:
    beside, other = Beside(demo_desk), alone(demo_desk)
    beside.client.get("/")
    beside.settle()
    n_added_up = beside.n_added_up()
    assert n_added_up > 0
    assert beside.client.get("/value-score").text == other.client.get("/value-score").text
    assert beside.n_added_up() == n_added_up == other.n_added_up()
    beside.client.get("/")
    beside.settle()
    assert beside.n_added_up() == n_added_up


def test_nobody_in_the_background_asks_the_store_the_clock_or_for_a_history(
    demo_desk: Desk,
) -> None:
    """What the store is asked from another thread than the page's, the page met as «not now»."""
    beside = Beside(demo_desk)
    beside.client.get("/")
    beside.settle()
    (background,) = {who for who, what in beside.history.by if what == UNITS}
    askers = {who for who, _ in beside.store.by}
    assert {what for _, what in beside.store.by} >= {"review", "history", "now", "marks"}
    assert background not in askers
    asking = Thread(target=beside.desk.repository.marks)
    asking.start()
    asking.join()
    assert {who for who, _ in beside.store.by} > askers, "who asks is noted in every thread"


def test_what_is_in_doubt_is_found_by_the_clock_of_who_asked(demo_desk: Desk) -> None:
    beside = Beside(demo_desk)
    assert beside.client.get("/streams/policy/quality").status_code == 200
    beside.settle()
    askers = {what: {who for who, told in beside.store.by if told == what} for what in PAGE_ASKS}
    assert askers["now"] <= askers["review"]


def test_a_page_asked_for_meanwhile_waits_for_it_and_does_not_begin_again(demo_desk: Desk) -> None:
    begun, may, said = Event(), Event(), list[str]()

    def held(what: str) -> None:
        if what == UNITS:
            begun.set()
            assert may.wait(WAIT_SECONDS)

    beside, other = Beside(demo_desk, first=held), alone(demo_desk)
    beside.client.get("/")
    assert begun.wait(WAIT_SECONDS)
    asking = Thread(target=lambda: said.append(beside.client.get("/value-score").text))
    asking.start()
    assert beside.client.get("/objectives").status_code == 200, "other pages do not wait"
    asking.join(0.3)
    assert asking.is_alive()
    may.set()
    asking.join(WAIT_SECONDS)
    assert said == [other.client.get("/value-score").text]
    assert beside.n_added_up() == other.n_added_up()


def test_a_history_that_is_gone_meanwhile_is_no_reason_to_refuse_the_first_page(
    demo_desk: Desk,
) -> None:
    def gone() -> History:
        raise NarrowsError("nothing-synced", "Nothing is known of any work yet.")

    beside = Beside(demo_desk)
    beside.app.state.desk = replace(beside.desk, history=gone)
    assert beside.client.get("/").status_code == 200


def test_files_that_are_deleted_while_it_is_made_are_nobodys_loss(
    demo_home: Path, tmp_path: Path
) -> None:
    home = open_home(Path(shutil.copytree(demo_home, tmp_path / "home")))
    desk = open_desk(home)
    before = _words(alone(desk).client)
    derived = home.folder / "warehouse" / "derived"

    def delete(what: str) -> None:
        if what == UNITS:
            shutil.rmtree(derived, ignore_errors=True)

    beside = Beside(desk, first=delete)
    beside.client.get("/")
    beside.settle()
    assert not derived.exists()
    assert beside.is_known()
    assert _words(beside.client) == before
    assert _words(client_of(open_desk(open_home(home.folder)))) == before, "they come back"
    assert list(derived.glob("*/built.duckdb"))


def _words(client: TestClient) -> str:
    answer = client.get("/value-score.json")
    assert answer.status_code == 200, text_of(answer.text)
    return answer.text
