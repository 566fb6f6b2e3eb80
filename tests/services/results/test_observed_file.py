import codecs
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Observation
from narrows.domain.work import Fault
from narrows.reader import FileReader
from narrows.services.results.observed_file import read_observations
from tests.key_results import plan_of

NOW = datetime(2025, 7, 10, 12, tzinfo=UTC)


def read(folder: Path, content: str | bytes) -> tuple[list[Observation], list[Fault]]:
    """What a file of that content holds."""
    file = folder / "observations.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_observations(FileReader(), str(file), plan=plan_of(), now=NOW)


def values(found: list[Observation]) -> list[tuple[float, str]]:
    return [(each.value, f"{each.at:%m-%d}") for each in found]


@pytest.mark.parametrize(
    "content",
    [
        "metric,value,at\nnps,31,2025-07-01\nnps,33.1,2025-07-08\n",
        "metric;value;at\r\nnps;31;2025-07-01\r\nnps;33.1;2025-07-08\r\n",
        'at\tMETRIC \tnote\tValue\n2025-07-01\tnps\t"a\tb"\t31\n2025-07-08\tnps\t\t 33.1',
        codecs.BOM_UTF8 + b"metric,value,at\nnps,31,2025-07-01\n\nnps,33.1,2025-07-08\n\n",
        "metric,value,at\nnps,31,2025-07-01\nnps,33.1,2025-07-08\n".encode("utf-16"),
    ],
)
def test_the_columns_are_found_however_the_table_is_written(
    tmp_path: Path, content: str | bytes
) -> None:
    found, faults = read(tmp_path, content)
    assert values(found) == [(31, "07-01"), (33.1, "07-08")]
    assert faults == []


def test_each_bad_row_is_a_fault_with_its_row_and_the_rest_is_taken(tmp_path: Path) -> None:
    found, faults = read(
        tmp_path,
        "metric;value;at\n"
        "nps;31;2025-07-01\n"
        "nps;33,1;2025-07-02\n"
        "npss;33.1;2025-07-02\n"
        "nps;nan;2025-07-02\n"
        "nps;1\n"
        "nps;1;2025-07-11\n"
        "nps;1;soon\n"
        "nps;32;2025-07-03\n",
    )
    assert values(found) == [(31, "07-01"), (32, "07-03")]
    told = {fault.row: fault.message for fault in faults}
    assert list(told) == [3, 4, 5, 6, 7, 8]
    for row, said in (
        (3, "decimal point"), (4, "did you mean «nps»"), (5, "no number"),
        (6, "2 columns where the first row has 3"), (7, "still to come"), (8, "no instant"),
    ):  # fmt: skip
        assert said in told[row]


def test_a_decimal_comma_in_a_table_of_commas_is_said_to_be_one(tmp_path: Path) -> None:
    found, (fault,) = read(tmp_path, "metric,value,at\nnps,33,1,2025-07-01\nnps,3,2025-07-01\n")
    assert values(found) == [(3, "07-01")]
    assert "has 4 columns where the first row has 3" in fault.message
    assert "decimal point" in fault.message


def test_of_two_rows_of_one_moment_the_later_counts(tmp_path: Path) -> None:
    """The same moment twice in other words, once corrected and once repeated."""
    found, faults = read(
        tmp_path,
        "metric,value,at\nnps,31,2025-07-01\nnps,33,2025-07-01T00:00Z\n"
        "nps,40,2025-07-02\nnps,40.0,2025-07-02\n",
    )
    assert values(found) == [(33, "07-01"), (40, "07-02")]
    (fault,) = faults
    assert (fault.row, fault.message) == (2, "row 3 says 33 of the same moment, and counts")


def test_a_file_of_which_nothing_can_be_used_is_refused_with_its_first_fault(
    tmp_path: Path,
) -> None:
    with pytest.raises(NarrowsError) as refusal:
        read(tmp_path, "metric,value,at\nnps,few,2025-07-01\nnps,3,soon\n")
    assert refusal.value.slug == "observations-unusable"
    assert "Row 2: «few» is no number here" in refusal.value.message
    assert read(tmp_path, "metric,value,at\n") == ([], []), "nothing to record is no mistake"


@pytest.mark.parametrize(
    "content",
    [
        "nps,31,2025-07-01\n",
        "metric,value\nnps,3\n",
        "\nmetric,value,at\n",
        "metric,value,at,Value\nnps,3,2025-07-01,4\n",
    ],
)
def test_a_table_without_the_three_columns_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(NarrowsError) as refusal:
        read(tmp_path, content)
    assert refusal.value.slug == "observation-columns"


def test_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NarrowsError) as refusal:
        read(tmp_path, b"PK\x03\x04\x00\x00")
    assert refusal.value.slug == "file-not-text"
