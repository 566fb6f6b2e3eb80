"""A part of a list: none is left out, none stands twice."""

from hypothesis import given
from hypothesis import strategies as st

from narrows.views.parts import part_of


@given(n_rows=st.integers(0, 90), size=st.integers(1, 25))
def test_parts_are_the_whole_list(n_rows: int, size: int) -> None:
    rows = range(n_rows)
    _, _, n_parts = part_of(rows, 1, size=size)
    parts = [part_of(rows, number, size=size)[0] for number in range(1, n_parts + 1)]
    assert [each for part in parts for each in part] == list(rows)
    assert all(len(part) <= size for part in parts)
    assert part_of(rows, n_parts + 7, size=size) == (parts[-1], n_parts, n_parts)
    assert part_of(rows, 0, size=size)[1] == 1
