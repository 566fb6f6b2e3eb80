from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Batch, Change, FlowState, Interval
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, load_batches, move, path_of, stream, told

MOVES = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["Backlog", "Ready", "Doing", "Done"]),
        st.integers(0, 1),
    ),
    min_size=4,
    max_size=12,
    unique=True,
)


@pytest.mark.newest
@given(moves=MOVES, cut=st.integers(1, 6), overlap=st.integers(0, 2))
@example(
    moves=[("A", status, 0) for status in ("Backlog", "Ready", "Doing", "Done")], cut=2, overlap=1
)
@settings(max_examples=12)
def test_the_end_of_a_log_loaded_after_its_beginning_gives_what_the_whole_gives(
    moves: list[tuple[str, str, int]], cut: int, overlap: int
) -> None:
    """A rotated log: the second file begins anew, and its rows are counted anew."""
    changes = [move(*each) for each in moves]
    whole, rotated = EmbeddedWarehouse(None), EmbeddedWarehouse(None)
    load(whole, changes)
    load(rotated, changes[: cut + overlap])
    load(rotated, changes[cut:])
    assert told(ask(rotated)) == told(ask(whole))


@pytest.mark.newest
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.sampled_from(["Backlog", "Ready", "Doing", "Done"]),
            st.integers(0, 5),
        ),
        max_size=12,
    ),
    cut=st.integers(0, 12),
    overlap=st.integers(0, 12),
)
@settings(max_examples=12)
def test_any_split_of_a_file_into_two_loads_gives_what_one_load_gives(
    moves: list[tuple[str, str, int]], cut: int, overlap: int
) -> None:
    changes: list[Change] = [move("Z", "Doing", 0), *(move(*each) for each in moves)]
    # Rows that agree in all but their place are one row to whoever reads the file twice.
    changes = list(dict.fromkeys(changes))
    whole, split = EmbeddedWarehouse(None), EmbeddedWarehouse(None)
    load(whole, changes)
    load(split, changes[:cut])
    load(split, changes[: cut + overlap])
    load(split, changes)
    assert told(ask(split)) == told(ask(whole))


def test_rows_of_the_same_instant_told_later_come_later() -> None:
    """Sorted by item, a longer file moves every row down: old row numbers meet new ones."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [move("A", "Ready", 1), move("B", "Ready", 1), move("B", "Doing", 1)])
    load(
        warehouse,
        [
            move("A", "Ready", 1), move("A", "Doing", 1), move("A", "Done", 1),
            move("B", "Ready", 1), move("B", "Doing", 1), move("B", "Done", 1),
        ],
    )  # fmt: skip
    a, b = told(ask(warehouse))
    assert path_of(a) == path_of(b) == [("Ready", 1), ("Doing", 1), ("Done", 1)]


def test_work_that_is_over_is_not_gone_on_with_where_an_activity_makes_it_done() -> None:
    """A was worked on for three days and nobody closed it: the days after, nobody works on it."""
    done = WorkflowStatus("Close", FlowState.DONE)
    named = Workflow((WorkflowStatus("Draft", FlowState.ACTIVE), done))
    warehouse = EmbeddedWarehouse(None)
    day = timedelta(days=1)
    worked = [
        Interval("A", "Draft", START, START + 3 * day),
        Interval("B", "Draft", START, START + 2 * day),
        Interval("B", "Close", START + 9 * day, START + 9 * day),
    ]
    load_batches(warehouse, [Batch((), intervals=worked)])
    open_, closed = told(ask(warehouse, stream(workflow=named)))
    assert path_of(open_) == [("Draft", 0), ("→ done", 3)]
    assert (open_.active_days, open_.waiting_days, open_.done_at) == (3, 6, None)
    assert path_of(closed) == [("Draft", 0), ("→ Close", 2), ("Close", 9)]
    assert (closed.active_days, closed.waiting_days, closed.flow_time_days) == (2, 7, 9)


def test_what_an_item_is_again_counts_though_it_was_told_of_that_instant_before() -> None:
    """A table has the type of today in each row: a defect became a feature, and a defect again."""
    warehouse = EmbeddedWarehouse(None)
    counts = []
    for kind in ("defect", "feature", "defect", "defect"):
        changes = [move("A", "Doing", 0), has("A", Attribute.ITEM_TYPE, kind, 0)]
        counts.append(load(warehouse, changes).n_new)
    assert counts == [2, 1, 1, 0]
    (item,) = told(ask(warehouse))
    assert item.item_type == "defect"


def test_two_values_of_one_instant_told_again_are_no_news() -> None:
    warehouse = EmbeddedWarehouse(None)
    types = [has("A", Attribute.ITEM_TYPE, kind, 0) for kind in ("defect", "feature")]
    assert [load(warehouse, [move("A", "Doing", 0), *types]).n_new for _ in range(2)] == [3, 0]


def test_all_that_changed_at_once_may_have_one_id() -> None:
    warehouse = EmbeddedWarehouse(None)
    moved = move("A", "Doing", 0, "1")
    typed = replace(moved, attribute=Attribute.ITEM_TYPE, value="Bug")
    assert load(warehouse, [moved, typed]).n_new == 2
    assert load(warehouse, [typed, moved]).n_new == 0


def test_intervals_told_again_in_memory_replace_what_they_told_before() -> None:
    draft, check = Interval("A", "Draft", START, START), Interval("A", "Check", START, START)
    warehouse = EmbeddedWarehouse(None)
    assert load_batches(warehouse, [Batch((), intervals=[draft])]).n_transitions == 2
    assert load_batches(warehouse, [Batch((), intervals=[draft, check])]).n_transitions == 3
    (item,) = told(ask(warehouse, stream(workflow=None)))
    assert [visit.status for visit in item.visits] == ["Draft", "Check", "→ done"]
