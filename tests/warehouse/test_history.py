import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import numpy as np
import pytest

from narrows.domain.ports import PeriodRow
from narrows.domain.work import Attribute
from narrows.services.flow.drilling import items_named, make_ready
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move

ORDERED = "select flow_state, left_at_us from visits order by flow_state, entered_at_us"
STATES = ("active", "done", "new", "waiting")


@pytest.fixture(params=["built", "in memory", "found"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedWarehouse:
    warehouse = EmbeddedWarehouse(None if request.param == "in memory" else tmp_path)
    load(
        warehouse,
        [move("A", each, day) for day, each in enumerate(["Backlog", "Ready", "Doing", "Done"])],
    )
    if request.param == "found":
        ask(warehouse)
    return warehouse


def test_columns_are_arrays_of_text_and_whole_numbers_and_nulls_are_masked(
    warehouse: EmbeddedWarehouse,
) -> None:
    columns = ask(warehouse).columns(ORDERED)
    states, left = columns["flow_state"], columns["left_at_us"]
    assert isinstance(states, np.ndarray)
    assert isinstance(left, np.ma.MaskedArray)
    assert tuple(states) == STATES
    assert left.dtype == np.int64
    assert np.ma.getmaskarray(left).tolist() == [False, True, False, False]


def test_words_sort_like_text_and_meet_words_that_nobody_knows(
    warehouse: EmbeddedWarehouse,
) -> None:
    history = ask(warehouse)
    assert tuple(row[0] for row in history.rows(ORDERED)) == STATES
    assert history.rows("select count(*) from visits where flow_state in ('done', 'gone')") == [
        (1,)
    ]


def test_each_question_has_periods_of_its_own(warehouse: EmbeddedWarehouse) -> None:
    history = ask(warehouse)
    asked = "select stream, period, start_us, end_us from periods"
    assert history.rows(asked, [PeriodRow(1, 0, 5, 6)]) == [(1, 0, 5, 6)]
    assert history.rows(asked) == []


HOSTILE = ("A'; drop table items --", "' or ''='", "%", "\0", "?", "$1", "\u2028", "")


def test_words_that_people_typed_are_bound_and_each_question_has_its_own(
    warehouse: EmbeddedWarehouse,
) -> None:
    history = ask(warehouse)
    found = "select items.item from items join keys on keys.item = items.item"
    asked = f"{found} join words on words.word = keys.key"
    assert len(history.rows(asked, words=["A"])) == 1
    assert history.rows(asked, words=HOSTILE) == []
    assert history.rows("select word from words", words=HOSTILE) == [(word,) for word in HOSTILE]
    assert len(history.rows(found)) == 1


def test_names_are_made_once_however_many_ask_and_outlive_their_files(tmp_path: Path) -> None:
    """A server's history is asked long after; a sync may have removed what it was made of."""
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, [move("A", "Backlog", 0), has("A", Attribute.TITLE, "One")])
    ask(warehouse)
    history = ask(warehouse)
    names = "select key, title from keys"
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(lambda _: history.rows(names), range(24)))
    assert answers == [[("A", "One")]] * 24
    shutil.rmtree(tmp_path)
    assert history.rows(names) == [("A", "One")]
    assert items_named(history, "A", stream="policy")[0].title == "One"


def test_names_that_nobody_asked_for_are_gone_with_their_files(tmp_path: Path) -> None:
    """The control: why whoever serves makes them ready."""
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, [move("A", "Backlog", 0), has("A", Attribute.TITLE, "One")])
    # Of another as_of than the newest nothing is kept.
    unready, ready = ask(warehouse, as_of=START), ask(warehouse, as_of=START)
    make_ready(ready)
    shutil.rmtree(tmp_path)
    assert items_named(ready, "A", stream="policy")[0].title == "One"
    with pytest.raises(duckdb.Error):
        items_named(unready, "A", stream="policy")
