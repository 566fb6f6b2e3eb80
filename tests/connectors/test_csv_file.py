from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrows.connectors.csv_file import connector, plan
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import ReadPlan
from narrows.domain.streams import Source
from narrows.domain.work import Attribute
from narrows.reader import FileReader
from tests.shared import shared


def look(path: Path | str, **said: object) -> ReadPlan:
    return plan(FileReader(), Source("s", "csv_file", str(path), **said))  # type: ignore[arg-type]


def look_at(folder: Path, content: str | bytes, **said: object) -> ReadPlan:
    path = folder / "log.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return look(path, **said)


def refused(folder: Path, content: str | bytes, **said: object) -> tuple[str, str]:
    with pytest.raises(NarrowsError) as caught:
        look_at(folder, content, **said)
    assert "\n" not in caught.value.message
    return caught.value.slug, caught.value.message


MOVES = "key,status,moved_at\nA-1,To Do,2026-01-02T10:00:00Z\nA-1,Done,2026-01-03T10:00:00Z\n"

XES_MOVES = {"item": "case:concept:name", "status": "concept:name", "moved_at": "time:timestamp"}
XES_INTERVALS = {
    "item": "case:concept:name",
    "activity": "concept:name",
    "started_at": "start_timestamp",
    "ended_at": "time:timestamp",
}
INTERVALS = {
    "item": "case_id",
    "activity": "activity",
    "started_at": "start_time",
    "ended_at": "end_time",
}


@pytest.mark.parametrize(
    ("path", "columns"),
    [
        ("logs/running_example/running-example.csv", XES_MOVES),
        ("logs/receipt/receipt.csv", XES_MOVES),
        ("logs/roadtraffic/roadtraffic100traces.csv", XES_MOVES | {"points": "points"}),
        (
            "logs/helpdesk/helpdesk.csv",
            {"item": "CaseID", "status": "ActivityID", "moved_at": "CompleteTimestamp"},
        ),
        ("logs/production/Production.csv", XES_INTERVALS),
        ("logs/production/PurchasingExample.csv", XES_INTERVALS),
        ("logs/start_end/BPIC_2012_W.csv.gz", INTERVALS),
        ("logs/start_end/BPIC_2017_W.csv.gz", INTERVALS),
        ("logs/start_end/Confidential.csv.gz", INTERVALS),
        ("logs/start_end/Loan_Application.csv.gz", INTERVALS),
        ("logs/start_end/Procure_to_Pay.csv.gz", INTERVALS),
        ("logs/software/syn_Loan_Application_5_timers.csv.gz", INTERVALS),
    ],
)
def test_columns_of_real_logs_are_guessed(path: str, columns: Mapping[str, str]) -> None:
    found = look(shared(path))
    assert found.guessed == columns
    assert found.date_format is None
    assert (found.encoding, found.delimiter) == ("utf-8", ",")
    assert found.is_interval == ("activity" in columns)


def test_one_row_per_item_with_a_date_per_step_is_refused_with_the_way_out() -> None:
    with pytest.raises(NarrowsError, match="one row per item with a date per step") as caught:
        look(shared("logs/software/SiP-est-act-dates.csv"))
    assert caught.value.slug == "columns-not-found"
    assert "--columns item=…,status=…,moved_at=…" in caught.value.message
    assert "which column holds the status and which the time of the move" in caught.value.message


def test_dates_with_month_names_are_detected_where_the_columns_are_given() -> None:
    """TaskNumber,EstimateOn,StartedOn,CompletedOn / 2610,02-Nov-04,02-Nov-04,16-Nov-04."""
    columns = {"item": "TaskNumber", "status": "EstimateOn", "moved_at": "StartedOn"}
    found = look(shared("logs/software/SiP-est-act-dates.csv"), columns=columns)
    assert found.date_format == "%d-%b-%y"
    assert any("two digits" in note for note in found.notes)


def test_given_columns_are_taken_as_given_and_the_rest_is_guessed(tmp_path: Path) -> None:
    found = look_at(
        tmp_path,
        "key,status,phase,moved_at,type,summary,team,assignee\n"
        "A-1,x,To Do,2026-01-02T10:00:00Z,Bug,T,Blue,Bo\n",
        columns={"status": "phase", "project": "team"},
    )
    assert (found.item, found.status, found.moved_at) == ("key", "phase", "moved_at")
    assert found.attributes == {
        Attribute.ITEM_TYPE: "type",
        Attribute.TITLE: "summary",
        Attribute.PROJECT: "team",
    }
    assert found.guessed == {
        "item": "key",
        "moved_at": "moved_at",
        "item_type": "type",
        "title": "summary",
    }


def test_a_blank_at_the_end_of_a_name_is_not_seen(tmp_path: Path) -> None:
    found = look_at(tmp_path, MOVES.replace("key,", "key ,"), columns={"item": "key "})
    assert found.item == "key"


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    slug, message = refused(tmp_path, MOVES, columns={"status": "Status"})
    assert slug == "column-missing"
    assert "key, status, moved_at" in message
    assert refused(tmp_path, MOVES, columns={"state": "status"})[0] == "column-unknown"


def test_columns_of_persons_are_never_picked(tmp_path: Path) -> None:
    """Assignee looks like a status: few words, often repeated."""
    rows = "".join(
        f"A-{n},{'Kim' if n % 2 else 'Bo'},2026-01-0{n}T00:00:00Z\n" for n in range(1, 9)
    )
    assert refused(tmp_path, "key,assignee,date\n" + rows)[0] == "columns-not-found"
    given = {"item": "key", "status": "assignee", "moved_at": "date"}
    assert refused(tmp_path, "key,assignee,date\n" + rows, columns=given)[0] == "column-of-persons"
    found = look_at(tmp_path, "key,team,date\n" + rows)  # the negative control
    assert found.status == "team"


def test_a_change_log_of_all_fields_is_not_read_as_one_of_statuses(tmp_path: Path) -> None:
    """Its column «to» holds statuses in one row and assignees in the next."""
    rows = "key,field,from,to,created\nA-1,status,a,b,2026-01-02\nA-1,assignee,Bo,Kim,2026-01-02\n"
    assert refused(tmp_path, rows)[0] == "columns-not-found"
    assert look_at(tmp_path, rows.replace("field", "what")).status == "to"


def test_of_two_columns_that_could_be_meant_the_better_is_picked_and_said(tmp_path: Path) -> None:
    found = look_at(tmp_path, "id,status,activity,timestamp\n1,a,b,2026-01-02\n1,c,d,2026-01-03\n")
    assert found.status == "status"
    assert "status is read from «status»; «activity» could be meant as well" in found.notes


def test_columns_without_a_telling_name_are_told_by_their_values(tmp_path: Path) -> None:
    rows = "".join(
        f"POL-{n % 4},{('Open', 'Doing', 'Done')[n % 3]},2026-01-{n:02} 10:00\n"
        for n in range(1, 20)
    )
    found = look_at(tmp_path, "ref,lane,stamp\n" + rows)
    assert found.guessed == {"item": "ref", "status": "lane", "moved_at": "stamp"}


def test_a_column_named_like_a_time_that_holds_none_is_passed_over(tmp_path: Path) -> None:
    found = look_at(tmp_path, "id,status,date,at\n1,a,later,2026-01-02\n1,b,soon,2026-01-03\n")
    assert found.moved_at == "at"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "latin-1"),
    ],
)
def test_encodings_are_detected(tmp_path: Path, codec: str, encoding: str) -> None:
    text = "key;Zustand;Datum\nÄ-1;geprüft – ok;03.04.2026 10:15\nÄ-1;fertig;13.04.2026 10:15\n"
    bom = b"\xfe\xff" if codec == "utf-16-be" else b""
    found = look_at(
        tmp_path, bom + text.encode(codec), columns={"status": "Zustand", "moved_at": "Datum"}
    )
    assert (found.encoding, found.delimiter, found.header[0]) == (encoding, ";", "key")
    assert found.date_format == "%d.%m.%Y %H:%M"


def test_one_broken_byte_among_many_umlauts_does_not_make_the_file_latin(tmp_path: Path) -> None:
    rows = MOVES.encode() + "A-1,Prüfung,2026-01-04\n".encode() * 9 + b"A-1,Pr\xfcfung,2026-01-04\n"
    assert look_at(tmp_path, rows).encoding == "utf-8"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_detected_whatever_stands_in_quotes(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["key", "status", "moved_at", "title"],
        ["A-1", "To Do", "2026-01-02", '"a, b; c\td | e\nand ""so"" on"'],
        ["A-1", "Done", "2026-01-03", '"x, y, z"'],
    ]
    found = look_at(tmp_path, "\n".join(map(delimiter.join, rows)))
    assert (found.delimiter, found.quote) == (delimiter, '"')
    assert found.header == ("key", "status", "moved_at", "title")
    odd = look_at(tmp_path, "\n".join(map("~".join, rows)), delimiter="~")
    assert odd.delimiter == "~"


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"PK\x03\x04 a spreadsheet", "file-not-text"),
        (b"\x89PNG\r\n\0\0\0\rIHDR", "file-not-text"),
        (b"just a line of words\nand another\n", "delimiter-unknown"),
        (b"\n\n\n", "delimiter-unknown"),
        (b"", "file-empty"),
        (b"A-1,To Do,2026-01-02\nA-1,Done,2026-01-03\n", "header-missing"),
        (b"key,status\nA-1,Done\n", "columns-not-found"),
        (b"key,status,moved_at\nA-1,Done,yesterday\n", "columns-not-found"),
    ],
)
def test_what_is_no_log_is_refused_in_one_line(tmp_path: Path, content: bytes, slug: str) -> None:
    assert refused(tmp_path, content)[0] == slug


def test_options_that_cannot_be_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, MOVES, encoding="klingon")[0] == "encoding-unknown"
    assert refused(tmp_path, MOVES, delimiter="ab")[0] == "delimiter-unknown"
    assert refused(tmp_path, MOVES, date_format="%d/%m/%Y")[0] == "date-format-wrong"
    columns = {"item": "key", "status": "status", "moved_at": "status"}
    assert refused(tmp_path, MOVES, columns=columns)[0] == "date-format-unknown"


def test_a_header_alone_is_a_log_without_rows(tmp_path: Path) -> None:
    found = look_at(tmp_path, "key,status,moved_at\n")
    assert (found.item, found.status, found.moved_at) == ("key", "status", "moved_at")


def test_a_date_far_behind_the_sample_decides_between_day_and_month(tmp_path: Path) -> None:
    head = "key,status,moved_at\n" + "A-1,Doing,03/04/2026 10:00\n" * 30000
    slug, message = refused(tmp_path, head)
    assert slug == "date-ambiguous"
    assert "--date-format %d/%m/%Y or --date-format %m/%d/%Y" in message
    assert look_at(tmp_path, head + "A-1,Done,13/04/2026 10:00\n").date_format == "%d/%m/%Y %H:%M"
    assert look_at(tmp_path, head + "A-1,Done,04/13/2026 10:00\n").date_format == "%m/%d/%Y %H:%M"
    assert look_at(tmp_path, head, date_format="%m/%d/%Y").date_format == "%m/%d/%Y %H:%M"


def test_of_two_columns_the_filled_one_is_picked(tmp_path: Path) -> None:
    """Where no other is named so, one that is mostly empty will do."""
    sparse = "id,status,phase,date\n1,,a,2026-01-02\n1,,b,2026-01-02\n1,x,c,2026-01-02\n"
    assert look_at(tmp_path, sparse).status == "phase"
    assert look_at(tmp_path, sparse.replace("phase", "mood")).status == "status"


def test_the_connector_says_which_files_are_its_own() -> None:
    assert connector.name == "csv_file"
    assert {".csv", ".csv.gz", ".tsv", ".txt"} <= set(connector.suffixes)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.sampled_from(
                [b"key,status,moved_at", b"\n", b"\r", b",", b'"', b"A-1", b"2026-01-02", b"\0",
                 b"\xff\xfe", b"\xef\xbb\xbf", b"\xfc", b";", b"01/02/2026", b"\x1f\x8b", b" "]
            ),
            max_size=40,
        ).map(b"".join),
    )
)  # fmt: skip
def test_no_bytes_make_anything_but_a_plan_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    try:
        found = look_at(tmp_path, content)
    except NarrowsError as error:
        said = error.message
    else:
        said = found.item
        assert said in found.header
    assert "\n" not in said
