"""Checking in: the numbers are copied as seen, people add the rest, nobody covers another's text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.check_in import HypothesisResult, SeenHypothesis
from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.repository import LOCAL_OWNER, Repository, StaleError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.answers import Answers, ToldHypothesis
from narrows.services.check_ins.checking_in import Given, check_in
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.services.reviewing import Review
from narrows.store import open_store
from tests.web.reviews import NOW, review_of

BET = "business-in-the-room"
SAID = Answers(
    confidence={"nps": "70", "feature-time": "45 %", "load": ""},
    hypotheses={BET: ToldHypothesis("held", "questions are answered the same day")},
    learned="Most questions are about one form.\r\nIt is the old one. ",
    next="Ask for that form first.",
)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    store = open_store(str(tmp_path / "store.sqlite3"))
    yield store.repository(LOCAL_OWNER)
    store.close()


@pytest.fixture(scope="module")
def review() -> Review:
    return review_of()


def given(
    answers: Answers = SAID, *, seen: int = 0, key: str = "a", to: str = "love-mobile"
) -> Given:
    return Given(to, answers, seen, request_key=key)


def refused(
    repository: Repository, review: Review, asked: Given, *, now: datetime = NOW
) -> NarrowsError:
    with pytest.raises(NarrowsError) as refusal:
        check_in(repository, review, given=asked, now=now)
    assert not repository.check_ins()
    return refusal.value


def test_what_was_measured_is_copied_beside_what_people_say(
    repository: Repository, review: Review
) -> None:
    saved = check_in(repository, review, given=given(), now=NOW)
    assert (saved.number, saved.at, saved.by) == (1, NOW, "local owner")
    seen = {each.key_result: each for each in saved.seen}
    assert seen["nps"].progress == review.progress[KeyResultKey("love-mobile", "nps")]
    assert seen["feature-time"].counter == 0.21
    assert [each.confidence_ratio for each in saved.seen] == [0.7, 0.45, None, None]
    assert saved.hypotheses == (
        SeenHypothesis(BET, HypothesisResult.HELD, "questions are answered the same day"),
    )
    assert saved.learned == "Most questions are about one form.\nIt is the old one."
    assert list(repository.check_ins("love-mobile")) == [saved]


def test_a_closed_cycle_takes_no_check_in(repository: Repository, review: Review) -> None:
    cycle = review.plan.objectives[0].cycle
    closing = Saying(0, About(Kind.CYCLE, cycle), Act.BEGIN_CLOSING, "", NOW, "local owner")
    repository.say(closing, seen=None, request_key="closing")
    assert check_in(repository, review, given=given(), now=NOW).number == 1, "a closing one does"
    repository.say(replace(closing, act=Act.CLOSE), seen=None, request_key="closed")
    with pytest.raises(NarrowsError) as refusal:
        check_in(repository, review, given=given(seen=1, key="b"), now=NOW)
    assert refusal.value.slug == "cycle-closed"
    assert len(repository.check_ins()) == 1


def test_what_was_seen_stays_when_the_numbers_move(repository: Repository, review: Review) -> None:
    check_in(repository, review, given=given(), now=NOW)
    key = KeyResultKey("love-mobile", "nps")
    moved = replace(review.progress[key], current=35.0)
    later = replace(review, progress={**review.progress, key: moved})
    check_in(repository, later, given=given(seen=1, key="b"), now=NOW + timedelta(days=7))
    found = [each.seen[0].progress.current for each in repository.check_ins("love-mobile")]
    assert found == [33.1, 35.0]


def test_sending_the_same_twice_saves_once(repository: Repository, review: Review) -> None:
    first = check_in(repository, review, given=given(), now=NOW)
    again = check_in(repository, review, given=given(), now=NOW + timedelta(seconds=1))
    assert again == first
    assert len(repository.check_ins()) == 1


def test_an_old_form_that_says_something_else_is_not_answered_as_saved(
    repository: Repository, review: Review
) -> None:
    first = check_in(repository, review, given=given(), now=NOW)
    changed = given(replace(SAID, learned="It was another form."))
    with pytest.raises(StaleError) as stale:
        check_in(repository, review, given=changed, now=NOW)
    assert stale.value.latest == first
    assert list(repository.check_ins()) == [first]


def test_the_second_of_two_editors_gets_what_the_first_saved(
    repository: Repository, review: Review
) -> None:
    first = check_in(repository, review, given=given(), now=NOW)
    other = given(Answers(learned="Something else."), key="b")
    with pytest.raises(StaleError) as stale:
        check_in(repository, review, given=other, now=NOW)
    assert stale.value.slug == "check-in-stale"
    assert stale.value.latest == first
    on_top = check_in(repository, review, given=replace(other, seen_number=first.number), now=NOW)
    assert (on_top.number, on_top.learned) == (2, "Something else.")


@pytest.mark.parametrize("seen", [1, 7, 10**9 - 1])
def test_nobody_can_have_seen_what_is_not_there(
    repository: Repository, review: Review, seen: int
) -> None:
    assert refused(repository, review, given(seen=seen)).slug == "check-in-unknown"
    first = check_in(repository, review, given=given(), now=NOW)
    with pytest.raises(StaleError) as stale:
        check_in(repository, review, given=given(seen=seen + 1, key="b"), now=NOW)
    assert stale.value.latest == first


REFUSED = [
    ("objective-unknown", given(to="love-mobil"), "did you mean «love-mobile»?"),
    ("confidence-out-of-range", given(Answers({"nps": "101"})), "0 to 100"),
    ("confidence-out-of-range", given(Answers({"nps": "-1"})), "0 to 100"),
    ("confidence-out-of-range", given(Answers({"nps": "0.7"})), "whole number"),
    ("confidence-out-of-range", given(Answers({"nps": "nan"})), "whole number"),
    ("key-result-unknown", given(Answers({"npss": "70"})), "did you mean «nps»?"),
    ("initiative-unknown", given(Answers(hypotheses={"bet": ToldHypothesis("held")})), BET),
    ("hypothesis-result-unknown", given(Answers(hypotheses={BET: ToldHypothesis("won")})), "held"),
    ("hypothesis-result-unknown", given(Answers(hypotheses={BET: ToldHypothesis("", "x")})), BET),
    ("check-in-empty", given(Answers()), "Nothing is said"),
    ("check-in-empty", given(Answers({"nps": " "}, learned=" \n\x00 ")), "Nothing is said"),
    ("text-too-long", given(Answers(learned="x" * (LONGEST_TEXT + 1))), "5,001"),
    ("text-too-long", given(Answers(next="é" * (LONGEST_TEXT + 1))), "5,001"),
]


@pytest.mark.parametrize(("slug", "asked", "words"), REFUSED)
def test_a_refusal_says_what_to_do_and_saves_nothing(
    repository: Repository, review: Review, slug: str, asked: Given, words: str
) -> None:
    refusal = refused(repository, review, asked)
    assert refusal.slug == slug
    assert words in refusal.message


@pytest.mark.parametrize(
    "answers",
    [
        Answers({"nps": "0"}),
        Answers({"nps": "100"}),
        Answers(hypotheses={BET: ToldHypothesis("too_early")}),
        Answers(learned="x" * LONGEST_TEXT),
        Answers(next="more"),
    ],
)
def test_one_thing_said_is_enough(repository: Repository, review: Review, answers: Answers) -> None:
    assert check_in(repository, review, given=given(answers), now=NOW).number == 1


def test_a_cycle_that_is_over_is_read_only_from_its_last_midnight_on(
    repository: Repository, review: Review
) -> None:
    """2026-Q4 ends with 3 January 2027 in London, where the offset is zero then."""
    over = datetime(2027, 1, 4, tzinfo=UTC)
    assert refused(repository, review, given(), now=over).slug == "cycle-over"
    last = check_in(repository, review, given=given(), now=over - timedelta(seconds=1))
    assert last.number == 1


def test_control_codes_and_broken_letters_never_reach_the_store(
    repository: Repository, review: Review
) -> None:
    hostile = Answers(learned="a\x00b\x1b[31mc\ud800\u202e", next="tab\tkept\nand lines")
    saved = check_in(repository, review, given=given(hostile), now=NOW)
    assert saved.learned == "ab[31mc\u202e"
    assert saved.next == "tab\tkept\nand lines"
    assert list(repository.check_ins()) == [saved]
