"""Of what is handed over only what Narrows keeps is ever handed on: nobody's name is in it."""

import pytest

from narrows.bootstrap import connectors
from narrows.domain.errors import NarrowsError
from narrows.services.connect.handed import Handed, kept_rows
from narrows.services.look.request import Corrections, LookRequest

TABLE = """\
Issue key;Status;Changed at;Assignee;Comment;Issue Type;Reporter;Updated
A-1;To do;2026-03-02 09:15;Ada Canary;call Ada Canary;Story;Bo Canary;2026-03-02 09:15
A-1;"Wait; for
us";2026-03-03 09:15;Ada Canary;;Story;Bo Canary;2026-03-03 09:15
A-1;Done;2026-03-04 09:15;Ada Canary
A-2;Done;2026-03-05 09:15;;;Bug;;2026-03-05 09:15
"""
LOG = """\
<log><trace><string key="concept:name" value="A-1"/>
<event><string key="concept:name" value="Ask"/><date key="time:timestamp" value="2026-03-02T09:15:00Z"/>
<string key="org:resource" value="Ada Canary"/></event>
<event><string key="concept:name" value="Answer"/><date key="time:timestamp" value="2026-03-02T09:15:00Z"/></event>
<event><string key="concept:name" value="Close"/><date key="time:timestamp" value="noon"/></event>
</trace></log>
"""
WORKED = """\
<log><trace><string key="concept:name" value="A-1"/>
<event><string key="concept:name" value="Check"/><string key="lifecycle:transition" value="start"/>
<date key="time:timestamp" value="2026-03-02T09:15:00Z"/></event>
<event><string key="concept:name" value="Check"/><string key="lifecycle:transition" value="complete"/>
<date key="time:timestamp" value="2026-03-02T11:15:00Z"/><string key="org:resource" value="Ada Canary"/></event>
</trace></log>
"""


def rows(name: str, text: str, **columns: str) -> list[list[str]]:
    handed = Handed(name, text.encode())
    asked = LookRequest(name, name, "file", name, Corrections(columns=columns))
    return [list(each) for each in kept_rows(handed, asked, connectors=connectors())]


def test_a_table_keeps_the_columns_that_mean_something_kept() -> None:
    found = rows("log.csv", TABLE)
    assert "Canary" in TABLE
    assert "Canary" not in str(found)
    assert found == [
        ["Issue key", "Status", "Changed at", "Issue Type"],
        ["A-1", "To do", "2026-03-02 09:15", "Story"],
        ["A-1", "Wait; for\nus", "2026-03-03 09:15", "Story"],
        [""] * 5,
        ["A-2", "Done", "2026-03-05 09:15", "Bug"],
    ]


def test_a_column_of_any_other_name_is_kept_where_it_is_said() -> None:
    text = "Vorgang,Zustand,Wann,Wer\nA-1,Neu,2026-03-02,Ada Canary\n"
    found = rows("log.csv", text, item="Vorgang", status="Zustand", moved_at="Wann")
    assert found == [["Vorgang", "Zustand", "Wann"], ["A-1", "Neu", "2026-03-02"]]
    with pytest.raises(NarrowsError) as refused:
        rows("log.csv", text.replace("Wer", "Assignee"), item="Assignee")
    assert refused.value.slug == "column-of-persons"


def test_an_event_log_becomes_a_table_of_its_moves() -> None:
    found = rows("log.xes", LOG)
    assert "Canary" not in str(found)
    assert [each[:3] for each in found] == [
        ["item", "status", "moved_at"],
        ["A-1", "Ask", "2026-03-02T09:15:00+00:00"],
        ["A-1", "Answer", "2026-03-02T09:15:00+00:00"],
        ["", "", ""],
    ]
    assert len(found[-1]) == len(found[0]) + 1, "what could not be used is counted later"


def test_a_log_of_starts_and_ends_becomes_a_table_of_intervals() -> None:
    found = rows("log.xes", WORKED)
    assert "Canary" not in str(found)
    assert [each[:4] for each in found] == [
        ["item", "activity", "started_at", "ended_at"],
        ["A-1", "Check", "2026-03-02T09:15:00+00:00", "2026-03-02T11:15:00+00:00"],
    ]


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("log.csv", b"", "file-empty"),
        ("log.csv", b"PK\x03\x04 a spreadsheet", "file-not-text"),
        ("log.csv.gz", b"\x1f\x8b\x08\x00packed", "file-not-text"),
        ("log.json", b'{"issues": []}', "file-not-taken"),
        ("log.csv", b"one\ntwo\n", "delimiter-unknown"),
        ("log.csv", b"a,b,c\n1,2,3\n", "columns-not-found"),
        ("log.xes", b"<!DOCTYPE x [<!ENTITY a 'b'>]><log/>", "xes-hostile"),
    ],
)
def test_what_cannot_be_read_is_refused_before_anything_is_kept(
    name: str, content: bytes, slug: str
) -> None:
    asked = LookRequest(name, name, "file", name)
    with pytest.raises(NarrowsError) as refused:
        list(kept_rows(Handed(name, content), asked, connectors=connectors()))
    assert refused.value.slug == slug
