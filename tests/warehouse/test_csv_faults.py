from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from narrows.domain.ports import FAULTS_KEPT
from tests.csv_loads import HEADER, changes, load, told


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def test_bad_rows_are_faults_with_the_line_an_editor_shows(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    staged = load(
        con,
        tmp_path / "log.csv",
        "key,status,moved_at,title\n"
        'A-1,To Do,2026-01-02,"spans\nthree\nlines"\n'
        "\n"
        "A-1,Doing\n"
        ",Doing,2026-01-03,x\n"
        "A-1,,2026-01-03,x\n"
        "A-1,Doing,,x\n"
        "A-1,Doing,2026-02-30,x\n"
        "A-1,Doing,Kim Doe,x\n"
        "A-1,Doing,2026-01-03,x,y\n"
        "A-1,Done,2026-01-04,x\n",
    )
    assert told(staged) == [
        (6, "too few columns: left out"),
        (7, "no item: left out"),
        (8, "no status: left out"),
        (9, "no time: left out"),
        (10, "unreadable time «2026-02-30», expected ISO 8601: left out"),
        (11, "unreadable time, expected ISO 8601: left out"),
        (12, "too many columns: left out"),
    ]
    assert staged.n_faults == 7
    assert [status for _, status, _ in changes(con)] == ["To Do", "Done"]


def test_dates_of_1948_and_1970_load_and_are_suspicious(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + "A-1,To Do,1948-05-01\nA-1,Doing,1970-01-01 00:00:00\n"
        "A-1,Review,2026-01-01\nA-1,Done,2031-01-01\n",
    )
    assert told(staged) == [
        (2, "suspicious time 1948-05-01 00:00, before 1990: kept as it stands"),
        (3, "suspicious time 1970-01-01 00:00, before 1990: kept as it stands"),
        (5, "suspicious time 2031-01-01 00:00, after the time of reading: kept as it stands"),
    ]
    assert [at[:4] for _, _, at in changes(con)] == ["1948", "1970", "2026", "2031"]


def test_a_local_time_east_of_here_is_not_in_the_future(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """The load is at midnight UTC: then it is 13:00 in Auckland."""
    rows = "A-1,Doing,2026-11-26 13:00\nA-1,Done,2026-11-26 13:01\n"
    staged = load(con, tmp_path / "log.csv", HEADER + rows, zone="Pacific/Auckland")
    assert [fault.row for fault in staged.faults] == [3]


def test_only_so_many_faults_are_kept_and_all_are_counted(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rows = "A-1,Doing,2026-01-01\n" + "A-1,,2026-01-02\nA-1,Doing\n" * FAULTS_KEPT
    staged = load(con, tmp_path / "log.csv", HEADER + rows + "A-1,Done,2026-01-03\n")
    assert len(staged.faults) == FAULTS_KEPT
    assert staged.n_faults == 2 * FAULTS_KEPT + 1
    assert [fault.row for fault in staged.faults[:5]] == [None, 3, 4, 5, 6]
    assert [status for _, status, _ in changes(con)] == ["Doing", "Done"]


def test_many_rows_left_out_are_summed_before_any_is_listed(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """A file of days first, read as if months came first, is mostly left out.

    What is left of it looks suspicious in its first rows, which is not what is wrong with it.
    """
    late = "".join(f"A-{at},Doing,12/{at}/2026\n" for at in range(1, 10))
    out = "".join(f"A-{day},Doing,{day}/02/2026\n" for day in range(13, 25))
    shifted = {"date_format": "%m/%d/%Y"}
    staged = load(con, tmp_path / "log.csv", HEADER + late + out + "A-1,,12/10/2026\n", **shifted)
    row, message = told(staged)[0]
    assert row is None
    assert message.startswith(
        "13 of 22 rows are left out: 12 have a time that is not written as %m"
    )
    assert "suspicious" in told(staged)[1][1]
    assert staged.n_faults == 1 + 9 + 13


def test_a_sum_names_no_kind_that_few_of_the_rows_are_of(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """«1 have no status» stood over eleven rows with a comma too many."""
    good = "A-1,To Do,2026-01-01\nA-1,Doing,2026-01-02\nA-1,Done,2026-01-03\n"
    long = "".join(f"A-{at},Doing,2026-01-01,x\n" for at in range(11))
    staged = load(con, tmp_path / "log.csv", HEADER + good + long + "A-1,,2026-01-02\n")
    assert told(staged)[0] == (None, "12 of 15 rows are left out; the first of them are listed")
    assert told(staged)[1][1] == "too many columns: left out"


def test_few_rows_left_out_are_listed_and_not_summed(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Nine rows without a status, among many whose time lies ahead, which are kept."""
    rows = "A-1,,2026-01-01\n" * 9 + "A-1,Doing,2027-01-01\n" * 20
    staged = load(con, tmp_path / "log.csv", HEADER + rows)
    assert staged.n_faults == 29
    assert told(staged)[0] == (2, "no status: left out")


def test_a_row_that_is_not_utf8_is_a_fault_and_the_rest_loads(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rows = HEADER.encode() + "A-1,Prüfung,2026-01-02\n".encode() * 5
    staged = load(
        con, tmp_path / "log.csv", rows + b"A-1,Pr\xfcfung,2026-01-03\nA-1,Done,2026-01-04\n"
    )
    assert told(staged) == [(7, "not UTF-8: left out")]
    assert len(changes(con)) == 6


def test_quotes_that_do_not_match_lose_no_more_than_they_must(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + 'A-1,5" pipe,2026-01-02\nA-1,"Done",2026-01-03\nA-1,"never closed,2026-01-04\n',
    )
    assert [status for _, status, _ in changes(con)] == ['5" pipe', "Done"]
    assert told(staged) == [
        (4, "quotation marks that do not match, with every row that they enclose: left out")
    ]


def test_line_ends_that_do_not_match_are_read_and_said(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rows = "A-1,To Do,2026-01-02\r\nA-1,Doing,2026-01-03\rA-1,Done,2026-01-04\n"
    staged = load(con, tmp_path / "log.csv", HEADER + rows)
    assert [status for _, status, _ in changes(con)] == ["To Do", "Doing", "Done"]
    assert "line ends do not match" in staged.faults[0].message
    assert staged.n_faults == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["Title\n(short)", "Title\r\n(short)", "A\n\nB"])
def test_a_column_named_over_several_lines_hides_no_row(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, name: str, end: str
) -> None:
    rows = (f'key,status,moved_at,"{name}"', "A-1,To Do,2026-01-02,x", "A-1,Done,2026-01-04,x")
    load(con, tmp_path / "log.csv", "".join(row + end for row in rows))
    assert [status for _, status, _ in changes(con)] == ["To Do", "Done"]
