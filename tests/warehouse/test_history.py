from pathlib import Path

import numpy as np
import pytest

from narrows.domain.ports import PeriodRow
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move

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
