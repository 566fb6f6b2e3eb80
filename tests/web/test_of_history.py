"""What is made of a history is made once, and anew of another."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.metrics.units import UNITS
from narrows.services.explain.at_hand import AtHand
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.spans import period_rows
from narrows.services.value.scoring import capacity
from narrows.web.of_history import MOST_HISTORIES, MOST_KEPT, MOST_PARTS, OfHistory
from narrows.web.rows_once import RowsOnce
from tests.web.clients import client_of
from tests.web.lived import STATES, lived_desk

QUARTER = Period(date(2025, 1, 6), date(2027, 1, 4))


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return lived_desk(tmp_path_factory.mktemp("once"), STATES).history()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> History:
    return lived_desk(tmp_path_factory.mktemp("other"), STATES).history()


class Made:
    """Makes answers, and counts them."""

    def __init__(self) -> None:
        self.n = 0

    def __call__(self) -> list[int]:
        self.n += 1
        return [self.n]


def test_an_answer_is_made_once_for_a_history(history: History, other: History) -> None:
    kept, made = OfHistory(), Made()
    first = kept(history, "how", make=made)
    assert kept(history, "how", make=made) is first
    assert kept.known(history, "how") is first
    assert kept(other, "how", make=made) is not first, "another history, another answer"
    assert made.n == 2


def test_what_nobody_asks_about_any_more_is_let_go(
    history: History, other: History, tmp_path: Path
) -> None:
    kept, made = OfHistory(), Made()
    of = [history, other, lived_desk(tmp_path, STATES).history()]
    assert len(of) == MOST_HISTORIES + 1
    for each in of:
        kept(each, "how", make=made)
    assert [kept.known(each, "how") is None for each in reversed(of)] == [False, False, True]


def test_another_question_has_another_answer(history: History) -> None:
    kept = OfHistory()
    assert kept(history, "one", make=lambda: 1) == 1
    assert kept(history, "two", make=lambda: 2) == 2
    assert kept(history, "one", make=lambda: 3) == 1


def test_what_was_asked_long_ago_is_let_go(history: History) -> None:
    kept = OfHistory()
    for number in range(MOST_KEPT):
        kept(history, number, make=lambda number=number: number + 1)  # type: ignore[misc]
    assert kept.known(history, 0) == 1, "so many are at hand"
    kept(history, "one more", make=lambda: 1)
    assert kept.known(history, 0) == 1, "what is asked again stays"
    assert kept.known(history, 1) is None, "the rest is let go"


def test_what_takes_much_memory_makes_the_rest_go(history: History) -> None:
    kept = OfHistory()
    for number in range(3):
        kept(history, number, make=lambda: [0], n_parts=lambda _: MOST_PARTS // 2)
    assert [kept.known(history, number) is None for number in range(3)] == [True, False, False]
    kept(history, "small", make=lambda: [1])
    kept(history, "all work", make=lambda: [0], n_parts=lambda _: 2 * MOST_PARTS)
    assert [kept.known(history, number) for number in range(3)] == [None, None, None]
    assert kept.known(history, "small") == [1], "what makes no room stays"
    assert kept.known(history, "all work") == [0], "whoever leafs through it asks again"


def test_what_was_replaced_drives_out_nothing(history: History, other: History) -> None:
    """A long sum of the one before may go on asking, or begin, while pages ask about the new one."""
    kept, made = OfHistory(), Made()
    assert kept(other, "how", make=made) == [1]
    assert kept(history, "how", make=made) == [2]
    for _ in range(2):
        assert kept(other, "how", make=made) == [1]
        assert kept(history, "how", make=made) == [2]


def test_many_who_ask_at_once_wait_for_one_answer(history: History) -> None:
    kept, made, begun, may = OfHistory(), Made(), Event(), Event()

    def slow() -> list[int]:
        begun.set()
        assert may.wait(60)
        return made()

    with ThreadPoolExecutor(4) as people:
        asked = [people.submit(kept, history, "how", make=slow) for _ in range(4)]
        assert begun.wait(60)
        assert kept(history, "else", make=lambda: "at once") == "at once"
        assert not any(each.done() for each in asked)
        may.set()
        assert [each.result(60) for each in asked] == [[1]] * 4
    assert made.n == 1


def test_whoever_waited_for_what_was_refused_asks_alone(history: History) -> None:
    kept, begun, may = OfHistory(), Event(), Event()

    def refused() -> str:
        begun.set()
        assert may.wait(60)
        raise NarrowsError("a-slug", "No.")

    with ThreadPoolExecutor(2) as people:
        first = people.submit(kept, history, "how", make=refused)
        assert begun.wait(60)
        second = people.submit(kept, history, "how", make=lambda: "it")
        may.set()
        assert second.result(60) == "it"
        assert isinstance(first.exception(60), NarrowsError)


def test_a_refusal_is_not_kept(history: History) -> None:
    kept, asked = OfHistory(), Asked("lived", "wat")
    for _ in range(2):
        with pytest.raises(NarrowsError, match="wat"):
            kept(history, asked, make=lambda: explain(history, asked))
    assert kept.known(history, asked) is None


def test_the_same_rows_are_asked_once_and_are_the_callers_own(history: History) -> None:
    asked = period_rows(history.spans, {each.number: [QUARTER] for each in history.spans})
    kept = OfHistory()
    once = RowsOnce(history, kept)
    first = once.rows(UNITS, asked)
    assert first
    assert first == history.rows(UNITS, asked)
    first.clear()
    assert once.rows(UNITS, asked) == history.rows(UNITS, asked)
    assert once.rows(UNITS) == history.rows(UNITS), "of other periods there are other rows"
    assert once.spans == history.spans
    assert once.faults() == history.faults()


NUMBERS = (
    Asked(None, "value_score", period=QUARTER),
    Asked("lived", "value_score", statistic="units", period=QUARTER),
    Asked("lived", "flow_velocity", period=QUARTER),
)


@pytest.mark.parametrize("asked", NUMBERS, ids=lambda each: f"{each.stream} {each.metric}")
def test_numbers_are_the_same_with_and_without_what_is_known(
    history: History, asked: Asked
) -> None:
    scored = capacity(history, start=QUARTER.start, end=QUARTER.end)
    assert scored.all.period == QUARTER
    once = RowsOnce(history, OfHistory())
    assert explain(once, asked, at_hand=AtHand(scored)) == explain(history, asked)
    assert explain(once, asked, at_hand=AtHand(scored)) == explain(history, asked), (
        "from rows at hand"
    )


def test_a_score_that_stands_on_its_page_is_not_counted_again(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lived_desk(tmp_path_factory.mktemp("scored"), STATES)
    client = client_of(desk)
    assert client.get("/value-score").status_code == 200
    queries = _asked_of(desk.history(), monkeypatch)
    page = _scored(client)
    assert page.count("<tr") > 1
    assert UNITS not in queries
    queries.clear()
    assert _scored(client) == page
    assert queries == []


def _asked_of(history: History, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    queries: list[str] = []
    rows = type(history).rows

    def counting(self: History, query: str, *given: object, **named: object) -> object:
        queries.append(query)
        return rows(self, query, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(type(history), "rows", counting)
    return queries


def _scored(client: TestClient) -> str:
    return client.get("/explain?metric=value_score&statistic=units").text
