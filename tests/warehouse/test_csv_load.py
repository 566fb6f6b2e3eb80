import csv
import gzip
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrows.connectors.csv_file import plan
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.warehouse.csv_faults import MANY_LEFT_OUT
from narrows.warehouse.csv_load import Staged, stage
from tests.csv_loads import HEADER, NOW, changes, load, told
from tests.shared import shared


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def test_rows_become_changes_in_their_order(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Equal instants keep the order of the file; text is trimmed; offsets are taken out."""
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + "A-1, To Do ,2026-01-02T10:00:00.000001+01:00\n"
        "B-1,To Do,2026-01-02T09:00:00Z\n"
        "A-1,Doing,2026-01-02 09:00:00.000001\n",
    )
    assert changes(con) == [
        ("B-1", "To Do", "2026-01-02T09:00:00Z"),
        ("A-1", "To Do", "2026-01-02T09:00:00.000001Z"),
        ("A-1", "Doing", "2026-01-02T09:00:00.000001Z"),
    ]
    assert staged == Staged((), 0, datetime(2026, 1, 2, 9, 0, 0, 1, UTC))
    tables = con.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    assert tables == [("csv_items",), ("csv_rows",), ("staged_rows",)]


@pytest.mark.parametrize("blank", ["  ", "\u00a0", " \u00a0", "\u00a0 ", "\u2003"])
@pytest.mark.parametrize("word", ["Doing", "Prüfung"])
@pytest.mark.parametrize("at", ["2026-01-02T10:00:00Z", "2026-01-02 10:00Z", "02/01/2026 10:00"])
def test_blanks_around_a_value_are_no_part_of_it(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, blank: str, word: str, at: str
) -> None:
    """Of every kind of blank; what is nothing else is no value. A blank within stays."""
    cells = ("A-1", f"{word} {word}", at, "Café")
    rows = [cells, [f"{blank}{cell}{blank}" for cell in cells], [*cells[:2], at, blank],
            [blank, *cells[1:]]]  # fmt: skip
    staged = load(
        con,
        tmp_path / "log.csv",
        "item,status,moved_at,type\n" + "".join(f"{','.join(row)}\n" for row in rows),
        columns={"item_type": "type"},
        **({"date_format": "%d/%m/%Y %H:%M"} if "/" in at else {}),
    )
    assert changes(con) == [("A-1", f"{word} {word}", "2026-01-02T10:00:00Z")] * 3
    attributes = "SELECT item, value FROM staged WHERE attribute = 'item_type'"
    assert con.execute(attributes).fetchall() == [("A-1", "Café")]
    assert told(staged) == [(5, "no item: left out")]


@pytest.mark.parametrize("zone", ["UTC", "Europe/London"])
def test_a_time_in_which_nothing_can_have_changed_is_a_fault(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, zone: str
) -> None:
    """Empty times of databases are such; a year as wrong as 1948 can still be true."""
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + "A-1,Doing,0001-01-01 00:00\nA-1,Doing,1948-01-05 00:00\n"
        "A-1,Done,2026-01-02 00:00\nA-1,Done,9999-12-31 00:00\n",
        zone=zone,
    )
    assert [status for _, status, _ in changes(con)] == ["Doing", "Done"]
    assert {2, 5} <= {each.row for each in staged.faults}


def test_local_times_that_the_clock_skips_or_has_twice_are_read_and_said(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Berlin: 02:30 on 29 March 2026 is skipped, 02:30 on 25 October is had twice."""
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + "A-1,a,2026-03-29 01:59:59\nA-1,b,2026-03-29 02:30:00\nA-1,c,2026-03-29 03:00:00\n"
        "A-1,d,2026-10-25 02:30:00\nA-1,e,2026-10-25 03:00:00\nA-1,f,2026-10-25T02:30:00+01:00\n",
        zone="Europe/Berlin",
    )
    assert told(staged) == [
        (3, "local time that the clock skipped in Europe/Berlin; read with offset +01:00"),
        (5, "local time that the clock has twice in Europe/Berlin; read with offset +02:00"),
    ]
    assert {status: at for _, status, at in changes(con)} == {
        "a": "2026-03-29T00:59:59Z",
        "b": "2026-03-29T01:30:00Z",
        "c": "2026-03-29T01:00:00Z",
        "d": "2026-10-25T00:30:00Z",
        "e": "2026-10-25T02:00:00Z",
        "f": "2026-10-25T01:30:00Z",
    }


@pytest.mark.parametrize("session", ["America/New_York", "Asia/Kathmandu"])
@pytest.mark.parametrize("at", ["2026-07-01 10:00", "01/07/2026 10:00", "01/07/2026 09:00 +0100"])
def test_the_zone_of_the_session_does_not_matter(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, session: str, at: str
) -> None:
    con.execute(f"SET TimeZone = '{session}'")
    rows = HEADER + f"A-1,Doing,{at}\n"
    said = {"date_format": "%d/%m/%Y"} if "/" in at else {}
    load(con, tmp_path / "log.csv", rows, zone="Europe/London", **said)
    offset = "08" if "+" in at else "09"
    assert changes(con) == [("A-1", "Doing", f"2026-07-01T{offset}:00:00Z")]


@pytest.mark.parametrize(
    ("at", "instant"),
    [
        ("13.04.2026 10:15", "2026-04-13T10:15:00Z"),
        ("4/13/2026 1:15:30 pm", "2026-04-13T13:15:30Z"),
        ("13-Apr-26", "2026-04-13T00:00:00Z"),
        ("13/04/2026 10:15 -0130", "2026-04-13T11:45:00Z"),
        ("13/04/2026 10:15 Z", "2026-04-13T10:15:00Z"),
        ("1767348000.25", "2026-01-02T10:00:00.250000Z"),
        ("1767348000123", "2026-01-02T10:00:00.123000Z"),
        ("2026-04-13 10:15:00,250", "2026-04-13T10:15:00.250000Z"),
        ("2026-04-13T10:15:00.000+0200", "2026-04-13T08:15:00Z"),
    ],
)
def test_date_formats_are_read_as_detected(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, at: str, instant: str
) -> None:
    staged = load(con, tmp_path / "log.tsv", f"key\tstatus\tmoved_at\nA-1\tDoing\t{at}\n")
    assert changes(con) == [("A-1", "Doing", instant)]
    assert staged.n_faults == 0


def test_times_of_day_may_lack_in_some_rows(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    staged = load(
        con,
        tmp_path / "log.csv",
        HEADER + "A-1,a,13.04.2026 10:15:30\nA-1,b,14.04.2026 10:15\nA-1,c,15.04.2026\n",
    )
    assert [at for *_, at in changes(con)] == [
        "2026-04-13T10:15:30Z",
        "2026-04-14T10:15:00Z",
        "2026-04-15T00:00:00Z",
    ]
    assert staged.n_faults == 0


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("is_packed", [False, True])
def test_every_encoding_gives_the_same_changes(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, codec: str, is_packed: bool
) -> None:
    text = HEADER + 'Ä-1,"geprüft – €",2026-01-02\nÄ-1,fertig,2026-01-03\nÄ-1,,2026-01-03\n'
    bom = b"\xfe\xff" if codec == "utf-16-be" else b""
    content = bom + text.encode(codec)
    staged = load(con, tmp_path / "log.csv", gzip.compress(content) if is_packed else content)
    assert [(item, status) for item, status, _ in changes(con)] == [
        ("Ä-1", "geprüft – €"),
        ("Ä-1", "fertig"),
    ]
    assert told(staged) == [(4, "no status: left out")]


@pytest.mark.parametrize("before", ["\n\n", "\r\n", "sep=;\r\n", "\ufeffsep=;\n\n"])
def test_what_stands_above_the_header_is_passed_over(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, before: str
) -> None:
    """Blank lines, and the line that Excel writes to know its own delimiter."""
    ending = "\r\n" if "\r" in before else "\n"
    rows = ["key;status;moved_at", "A-1;To Do;2026-01-02", "A-1;;2026-01-03", "A-1;Done;2026-01-04"]
    staged = load(con, tmp_path / "log.csv", before + ending.join(rows))
    assert [status for _, status, _ in changes(con)] == ["To Do", "Done"]
    assert told(staged) == [(3 + before.count("\n"), "no status: left out")]


def test_a_header_alone_stages_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert load(con, tmp_path / "log.csv", HEADER) == Staged((), 0, None)


def test_attributes_change_only_where_their_value_does(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """B-1 is re-typed and back, its rows not in order; A-1 keeps its type; blanks say nothing."""
    load(
        con,
        tmp_path / "log.csv",
        "key,status,moved_at,type,title\n"
        "A-1,To Do,2026-01-01,,\nA-1,Doing,2026-01-02,Bug,T\nA-1,Done,2026-01-03,Bug,T\n"
        "B-1,Done,2026-01-09,Bug,U\nB-1,To Do,2026-01-01,Bug,U\nB-1,Doing,2026-01-05,Story,U\n"
        "B-1,Review,2026-01-06,Story,U\n",
    )
    assert changes(con, "item_type") == [
        ("B-1", "Bug", "2026-01-01T00:00:00Z"),
        ("A-1", "Bug", "2026-01-02T00:00:00Z"),
        ("B-1", "Story", "2026-01-05T00:00:00Z"),
        ("B-1", "Bug", "2026-01-09T00:00:00Z"),
    ]
    assert changes(con, "title") == [
        ("B-1", "U", "2026-01-01T00:00:00Z"),
        ("A-1", "T", "2026-01-02T00:00:00Z"),
    ]
    assert con.execute("SELECT DISTINCT attribute FROM staged ORDER BY ALL").fetchall() == [
        ("item_type",),
        ("status",),
        ("title",),
    ]


def test_intervals_become_visits_and_bad_ones_are_faults(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    staged = load(
        con,
        tmp_path / "log.csv",
        "case_id,activity,start_time,end_time,resource,type\n"
        "1,Draw,2026-01-02,2026-01-04,Kim,Bug\n"
        "1,Build,2026-01-06,2026-01-07,Bo,Bug\n"
        "1,Build,2026-01-09,2026-01-08,Bo,Bug\n"
        "1,Build,2026-01-09,,Bo,Bug\n"
        "1,,2026-01-09,2026-01-10,Bo,Bug\n",
    )
    assert changes(con) == [
        ("1", "Draw", "2026-01-02T00:00:00Z"),
        ("1", "→ Build", "2026-01-04T00:00:00Z"),
        ("1", "Build", "2026-01-06T00:00:00Z"),
        ("1", "→ done", "2026-01-07T00:00:00Z"),
    ]
    assert changes(con, "item_type") == [("1", "Bug", "2026-01-02T00:00:00Z")]
    assert told(staged) == [
        (4, "ends before it starts: left out"),
        (5, "no end: left out"),
        (6, "no activity: left out"),
    ]


def test_what_cannot_be_read_is_refused_and_leaves_nothing(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEADER + "A-1,Doing,2026-01-02\n")
    found = plan(FileReader(), Source("s", "csv_file", str(path), zone="Europe/Nowhere"))
    with pytest.raises(NarrowsError) as caught:
        stage(con, found, source="s", now=NOW)
    assert caught.value.slug == "zone-unknown"
    path.unlink()
    with pytest.raises(NarrowsError) as caught:
        stage(con, found, source="s", now=NOW)
    assert caught.value.slug == "file-unreadable"
    assert con.execute("SELECT count(*) FROM staged").fetchone() == (0,)


def test_the_same_log_as_csv_gives_all_its_moves(con: duckdb.DuckDBPyConnection) -> None:
    staged = load(con, shared("logs/receipt/receipt.csv"))
    assert (len(changes(con)), staged.n_faults) == (8577, 0)
    assert staged.last_at == datetime(2012, 1, 23, 14, 42, 54, 644000, UTC)
    assert con.execute("SELECT count(*) FROM staged WHERE value LIKE 'Resource%'").fetchone() == (
        0,
    )


CELLS = st.sampled_from(
    ["A-1", "B-2", "", " ", "To Do", "a,b", 'say "so"', "two\nlines", "x\r\ny", "2026-01-02", "é"]
)
TIMES = st.sampled_from(["2026-01-02", "2026-01-02 10:00:00", "1969-12-31", "", "soon"])
ROWS = st.lists(
    st.one_of(
        st.tuples(CELLS, CELLS, TIMES, CELLS),
        st.tuples(CELLS, CELLS, TIMES),
        st.tuples(CELLS, CELLS, TIMES, CELLS, CELLS),
        st.just(()),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from(["\n", "\r\n"]))
def test_loading_equals_reading_row_by_row(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, rows: list[tuple[str, ...]], ending: str
) -> None:
    """The oracle reads with Python's own `csv`, and counts the lines that it has read."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=ending)
    writer.writerow(["key", "status", "moved_at", "note"])
    for row in rows:
        if row:
            writer.writerow(row)
        else:
            text.write(ending)
    columns = {"item": "key", "status": "status", "moved_at": "moved_at", "component": "note"}
    said: dict[str, object] = {"columns": columns, "delimiter": ",", "date_format": "iso"}
    staged = load(con, tmp_path / "log.csv", text.getvalue(), **said)
    moves, faults, n_out = _row_by_row(text.getvalue())
    assert [(item, status) for item, status, _ in changes(con)] == moves
    listed = [fault.row for fault in staged.faults if fault.row is not None]
    assert sorted(listed) == faults
    sums = [fault.message for fault in staged.faults if fault.row is None]
    assert len(sums) == (n_out >= MANY_LEFT_OUT)
    assert all(each.startswith(f"{n_out} of {n_out + len(moves)} rows") for each in sums)


def _row_by_row(text: str) -> tuple[list[tuple[str, str]], list[int], int]:
    """Moves in order, the lines in which rows with a fault begin, and how many are left out."""
    reader = csv.reader(io.StringIO(text, newline=""))
    next(reader)
    moves: list[tuple[str, int, tuple[str, str]]] = []
    faults: list[int] = []
    n_out = 0
    begin = reader.line_num + 1
    for row in reader:
        if len(row) == 5 and not row[4]:
            row.pop()  # a delimiter at the end of a row adds no column
        cells = [cell.strip(" ") for cell in row]
        good = len(cells) == 4 and cells[0] and cells[1] and cells[2] not in ("", "soon")
        if good:
            moves.append((cells[2], len(moves), (cells[0], cells[1])))
        n_out += bool(row) and not good
        if row and (not good or cells[2] < "1990"):
            faults.append(begin)
        begin = reader.line_num + 1
    return [move for *_, move in sorted(moves)], faults, n_out


PIECES = st.sampled_from(
    [*"\n\r,;\t\"\0 '", "\r\n", '""', "A-1", "To Do", "2026-01-02", "2026-03-29 02:30", "infinity",
     "294000-01-01", "0001-01-01", "9999-12-31 23:59:59", "01/02/2026", "\ufeff", "ü", "x" * 3000]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=30), st.sampled_from(["utf-8", "latin-1", "utf-16"]))
def test_whatever_stands_below_a_header_is_loaded_or_a_fault_or_refused(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, pieces: list[str], codec: str
) -> None:
    content = (HEADER + "A-1,To Do,2026-01-02\n" + "".join(pieces)).encode(codec, "replace")
    said = {"columns": {"item": "key", "status": "status", "moved_at": "moved_at"}}
    try:
        staged = load(con, tmp_path / "log.csv", content, zone="Europe/Berlin", **said)
    except NarrowsError as error:
        assert error.slug in ("file-not-text", "date-format-unknown", "date-ambiguous")  # noqa: PT017
    else:
        n_lines = content.decode(codec, "replace").count("\n") + 1
        assert all(1 <= (fault.row or 1) <= n_lines for fault in staged.faults)
        assert con.execute("SELECT count(*) FROM staged WHERE value IS NULL").fetchone() == (0,)
