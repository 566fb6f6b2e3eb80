"""Pushed changes, line by line, as they are kept and as a file holds them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.connectors.instants import TWICE
from narrows.connectors.push import fetch, lines_of
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change
from narrows.reader import FileReader

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
KEPT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def batch(folder: Path, text: bytes, *, zone: str | None = None) -> Batch:
    path = folder / "pushed.jsonl"
    path.write_bytes(text)
    return next(fetch(FileReader(), Source("ci", "push", str(path), zone=zone)))


def line(**other: object) -> bytes:
    told = {
        "item": "A-1",
        "attribute": "status",
        "value": "Doing",
        "changed_at": "2026-11-02T12:00",
    }
    return json.dumps(told | other).encode() + b"\n"


def test_a_time_without_an_offset_is_in_the_zone_of_the_source(tmp_path: Path) -> None:
    read = batch(tmp_path, line(), zone="Asia/Tokyo").changes
    assert [each.changed_at for each in read] == [datetime(2026, 11, 2, 3, tzinfo=UTC)]


def test_a_local_time_that_is_in_doubt_is_read_and_listed(tmp_path: Path) -> None:
    found = batch(tmp_path, line(changed_at="2026-10-25T02:30"), zone="Europe/Berlin")
    assert [each.changed_at.hour for each in found.changes] == [0]
    assert [(each.row, each.message) for each in found.faults] == [(1, TWICE)]


@pytest.mark.parametrize(
    "broken",
    [
        line(item=""), line(value=" "), line(item=3), line(item=None), line(attribute="assignee"), line(value="\0"),
        line(value="\ud800"), b"[]\n", b"{\n", b"[" * 90_000 + b"\n", b"\xff\n",
    ],
)  # fmt: skip
def test_a_line_that_is_no_change_is_a_fault_and_the_rest_is_read(
    tmp_path: Path, broken: bytes
) -> None:
    found = batch(tmp_path, line() + broken + line(value="Done"))
    assert [each.value for each in found.changes] == ["Doing", "Done"]
    assert [(each.row, each.message) for each in found.faults] == [(2, "this line is no change")]


@pytest.mark.parametrize(
    "moment",
    [
        "soon", "9999-12-31T23:59-12:00", "0001-01-01T00:00Z", "1899-12-31T23:59",
        "2200-01-01T00:00",
    ],
)  # fmt: skip
def test_a_moment_that_cannot_be_is_a_fault_even_where_it_is_alone(
    tmp_path: Path, moment: str
) -> None:
    alone = batch(tmp_path, line(changed_at=moment))
    assert not alone.changes
    assert [each.row for each in alone.faults] == [1]
    assert "nothing can have changed" in alone.faults[0].message


def test_a_file_without_any_change_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NarrowsError) as refused:
        batch(tmp_path, b"key,status\nA-1,Doing\n")
    assert refused.value.slug == "push-unreadable"


@given(
    item=KEPT.filter(bool),
    value=KEPT,
    id_=KEPT,
    at=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    attribute=st.sampled_from(Attribute),
)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    item: str,
    value: str,
    id_: str,
    at: datetime,
    attribute: Attribute,
) -> None:
    change = Change(item, attribute, value if value.strip() else "Doing", at, id_)
    found = batch(tmp_path_factory.mktemp("push"), lines_of([change, change]))
    assert list(found.changes) == [change, change]
    assert not found.faults
