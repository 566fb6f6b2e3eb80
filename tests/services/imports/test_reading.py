"""How much is read at once."""

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.imports.reading import MOST_LINES, read_okrs


@pytest.mark.parametrize("file", ["okrs.md", "okrs.csv"])
def test_a_file_of_too_many_lines_is_refused(file: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        read_okrs("# O\n" + "- a\n" * MOST_LINES, file=file)
    assert refused.value.slug == "okrs-too-many"


def test_an_ordinary_file_is_read() -> None:
    (objective,) = read_okrs("# O\n" + "- a\n" * 50, file="okrs.md").objectives
    assert len(objective.key_results) == 50
