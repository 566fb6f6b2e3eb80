"""Two people check in to one objective, their steps interleaved: nobody's words are lost."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.check_in import CheckIn
from narrows.domain.okr import Objective
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.services.reviewing import Review
from narrows.store import open_store
from tests.web.clients import client_of
from tests.web.editors import Editor
from tests.web.reviews import desk_of, review_of
from tests.web.shelf import Shelf

CASES = 200
STEPS = 4
SOAK_ROUNDS = 50
"""Of as many cases each."""


def many_objectives() -> Review:
    """As many small objectives as there are cases, so that no case sees another's check-ins."""
    review = review_of()
    small = tuple(
        Objective(f"case-{number}", "2026-Q4", "policy", f"Case {number}")
        for number in range(CASES)
    )
    return replace(review, plan=replace(review.plan, objectives=small), findings=())


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    store = open_store(str(tmp_path_factory.mktemp("races") / "store.sqlite3"))
    yield store.repository(LOCAL_OWNER)
    store.close()


class Unchecked(Shelf):
    """A repository that appends whatever its author saw: the control."""

    def check_in(self, check_in: CheckIn, *, request_key: str) -> CheckIn:
        del request_key
        number = len(self.check_ins(check_in.objective)) + 1
        self.saved = [*self.saved, replace(check_in, number=number)]
        return check_in


@dataclass
class Person:
    """One of the two, with all words of others that their page has shown them."""

    editor: Editor
    shown: set[str] = field(default_factory=set)

    def read(self, html: str, words: Sequence[str]) -> None:
        """Notice every text that a page shows."""
        self.shown |= {each for each in words if each in html}


@dataclass
class Case:
    """One interleaving of two people.

    Attributes:
        dice: Decide who does what.
        people: The two.
        said: All texts that anybody ever wrote.
        acknowledged: Those that were answered «saved», in order.
        covered: Texts that were saved on top of others that their author was never shown.
    """

    dice: random.Random
    people: tuple[Person, Person]
    said: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)

    def play(self) -> None:
        """Let them open, write, save, click twice, and go back to an old form."""
        for person in self.people:
            person.read(person.editor.open(), self.said)
        for _ in range(STEPS):
            person = self.dice.choice(self.people)
            step = self.dice.choice(["open", "write", "write", "twice", "back"])
            if step == "open":
                person.read(person.editor.open(), self.said)
            elif step == "twice" and person.editor.sent:
                self._twice(person)
            else:
                self._write(person, is_back=step == "back")

    def _write(self, person: Person, *, is_back: bool) -> None:
        text = f"text-{len(self.said)}."
        self.said.append(text)
        if is_back and person.editor.sent:
            # The browser's Back: the form as it was sent, with its old key and number.
            person.editor.form = dict(person.editor.sent)
        unseen = set(self.acknowledged) - person.shown
        answer = person.editor.save(learned=text)
        if answer.status_code == 303:
            self.acknowledged.append(text)
            self.covered += [text] if unseen else []
            person.shown.add(text)
        else:
            assert answer.status_code == 412
            assert person.editor.form["learned"] == text
            person.read(answer.text, self.said)

    def _twice(self, person: Person) -> None:
        text = person.editor.sent["learned"]
        answer = person.editor.resend()
        if text in self.acknowledged:
            assert answer.status_code == 303
        else:
            assert answer.status_code == 412


def play(client: TestClient, number: int, *, seed: int = 0) -> Case:
    people = [Person(Editor(client, f"/objectives/case-{number}")) for _ in range(2)]
    case = Case(random.Random(f"{seed}/{number}"), (people[0], people[1]))
    case.play()
    return case


def play_all(repository: Repository, *, seed: int) -> None:
    """Play every case, and hold what was saved against what was answered."""
    with client_of(desk_of(many_objectives(), repository=repository)) as client:
        cases = [play(client, number, seed=seed) for number in range(CASES)]
    for number, case in enumerate(cases):
        saved = [each.learned for each in repository.check_ins(f"case-{number}")]
        assert saved == case.acknowledged
        assert not case.covered
    n_saved = sum(len(case.acknowledged) for case in cases)
    n_refused = sum(len(case.said) for case in cases) - n_saved
    assert len(cases) == CASES
    assert n_saved > CASES
    assert n_refused > CASES / 2, "hardly anybody was in anybody's way"


def test_no_update_is_lost_whatever_two_people_do(repository: Repository) -> None:
    play_all(repository, seed=0)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, SOAK_ROUNDS + 1))
def test_no_update_is_lost_in_many_more(tmp_path: Path, seed: int) -> None:
    store = open_store(str(tmp_path / "store.sqlite3"))
    play_all(store.repository(LOCAL_OWNER), seed=seed)
    store.close()


def test_without_the_check_of_versions_updates_are_lost() -> None:
    client = client_of(desk_of(many_objectives(), repository=Unchecked()))
    covered = 0
    for number in range(20):
        try:
            covered += len(play(client, number).covered)
        except AssertionError:
            covered += 1
    assert covered > 10


def test_of_two_who_save_at_the_same_moment_one_is_first(repository: Repository) -> None:
    """Real threads on one store, ten times over: one is answered saved, the other sees both."""
    now = desk_of().now() + timedelta(minutes=1)
    client = client_of(desk_of(repository=repository, now=now))
    for turn in range(10):
        both = [Editor(client), Editor(client)]
        for editor in both:
            editor.open()
        with ThreadPoolExecutor(2) as pool:
            sent = [pool.submit(each.save, learned=f"{n}@{turn}") for n, each in enumerate(both)]
        answers = [each.result() for each in sent]
        assert sorted(each.status_code for each in answers) == [303, 412]
        assert len(repository.check_ins("love-mobile")) == turn + 1


def test_the_races_are_played_on_a_real_store(tmp_path: Path) -> None:
    """The control's shelf is none: nothing of it survives."""
    path = str(tmp_path / "store.sqlite3")
    for expected in (0, 1):
        store = open_store(path)
        repository = store.repository(LOCAL_OWNER)
        assert len(repository.check_ins()) == expected
        editor = Editor(client_of(desk_of(repository=repository)))
        editor.open()
        assert editor.save(learned="kept").status_code == 303
        store.close()
