import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrows.connectors import jira_export
from narrows.connectors.jira_export import fetch
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, FlowState
from narrows.reader import FileReader
from tests.shared import shared

Issue = dict[str, object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "search.json"


def read(path: Path | str, **said: object) -> Batch:
    """All batches of a file as one."""
    source = Source("s", "jira_export", str(path), **said)  # type: ignore[arg-type]
    changes: list[Change] = []
    faults: list[Fault] = []
    batch = Batch(())
    for batch in fetch(FileReader(), source):
        changes += batch.changes
        faults += batch.faults
    assert batch.fraction_read == 1.0
    return Batch(
        changes, faults, batch.categories, complete_until=batch.complete_until, notes=batch.notes
    )


def search(path: Path, *issues: Issue, **said: object) -> Batch:
    """Write the answer of a search, and read it."""
    path.write_text(json.dumps({"issues": issues}), encoding="utf-8")
    return read(path, **said)


def issue(
    key: str,
    *histories: Issue,
    status: str = "To Do",
    created: str = "2026-01-05T08:00:00.000+0000",
    **fields: object,
) -> Issue:
    fields = {"status": {"name": status}, "created": created, **fields}
    return {"key": key, "fields": fields, "changelog": {"histories": list(histories)}}


def history(hour: int, *items: Issue, number: int = 0) -> Issue:
    at = f"2026-01-05T{hour:02}:00:00.000+0000"
    return {"id": str(number or hour), "created": at, "items": list(items)}


def item(field: str, before: str | None, after: str | None, **more: str) -> Issue:
    return {"field": field, "fromString": before, "toString": after, **more}


def categorised(name: str, key: str, number: int = 0) -> Issue:
    return {"name": name, "statusCategory": {"key": key, "id": number}}


def of(batch: Batch, attribute: Attribute = Attribute.STATUS) -> list[tuple[str, str, int]]:
    """Item, value and hour of each change."""
    return [
        (each.item, each.value, each.changed_at.hour)
        for each in batch.changes
        if each.attribute is attribute
    ]


def told(batch: Batch) -> list[tuple[int | None, str]]:
    return [(fault.row, fault.message) for fault in batch.faults]


def test_the_first_status_is_what_the_first_move_came_from(path: Path) -> None:
    """A-1: created in Idea at 8, To Do 9, Doing 10; A-2: created in To Do, never moved."""
    moves = [
        history(10, item("status", "To Do", "Doing")),
        history(9, item("status", "Idea", "To Do")),
    ]
    batch = search(path, issue("A-1", *moves, status="Doing"), issue("A-2"))
    assert of(batch) == [
        ("A-1", "Idea", 8),
        ("A-1", "To Do", 9),
        ("A-1", "Doing", 10),
        ("A-2", "To Do", 8),
    ]
    assert not batch.faults


def test_other_attributes_have_their_history_too(path: Path) -> None:
    changes = [
        item("issuetype", "Bug", "Story"),
        item("Story Points", None, "5", fieldId="customfield_10020"),
        item("Flagged", "", "Impediment"),
        item("summary", "Pay", "Pay at once"),
        item("labels", "ops", "ops fast"),
        item("Key", "OLD-7", "A-1"),
        item("assignee", "Alice", "Bob"),
    ]
    moved = issue(
        "A-1",
        history(9, *changes),
        issuetype={"name": "Story"},
        summary="Pay at once",
        labels=["ops", "fast"],
        components=[{"name": "web"}, {"name": "db"}],
        project={"key": "A"},
        parent={"key": "A-0"},
    )
    batch = search(path, moved)
    assert of(batch, Attribute.ITEM_TYPE) == [("A-1", "Bug", 8), ("A-1", "Story", 9)]
    assert of(batch, Attribute.POINTS) == [("A-1", "5", 9)]
    assert of(batch, Attribute.BLOCKED) == [("A-1", "Impediment", 9)]
    assert of(batch, Attribute.TITLE) == [("A-1", "Pay", 8), ("A-1", "Pay at once", 9)]
    assert of(batch, Attribute.LABEL) == [("A-1", "ops", 8), ("A-1", "fast ops", 9)]
    assert of(batch, Attribute.PROJECT) == [("A-1", "OLD", 8), ("A-1", "A", 9)]
    assert of(batch, Attribute.COMPONENT) == [("A-1", "db, web", 8)]
    assert of(batch, Attribute.PARENT) == [("A-1", "A-0", 8)]
    assert not {"Alice", "Bob"} & {each.value for each in batch.changes}


def test_the_changelog_tells_of_components_one_by_one(path: Path) -> None:
    """Created with web and db; ui comes at 9, db goes at 10."""
    moves = [history(9, item("Component", None, "ui")), history(10, item("Component", "db", None))]
    now = [{"name": "web"}, {"name": "ui"}]
    batch = search(path, issue("A-1", *moves, components=now))
    assert of(batch, Attribute.COMPONENT) == [
        ("A-1", "db, web", 8),
        ("A-1", "db, ui, web", 9),
        ("A-1", "ui, web", 10),
    ]


def test_a_sites_own_field_called_status_is_not_the_status(path: Path) -> None:
    own = item("Status", "green", "red", fieldId="customfield_10077", fieldtype="custom")
    assert of(search(path, issue("A-1", history(9, own)))) == [("A-1", "To Do", 8)]


def test_entries_of_equal_time_are_in_the_order_of_their_ids(path: Path) -> None:
    """Jira lists the newest entry first."""
    moves = [
        history(9, item("status", "B", "C"), number=12),
        history(9, item("status", "A", "B"), number=9),
    ]
    assert [status for _, status, _ in of(search(path, issue("A-1", *moves)))] == ["A", "B", "C"]


def test_each_change_has_an_id_of_its_own(path: Path) -> None:
    moves = [history(9, item("status", "A", "B"), item("summary", "x", "y"))]
    batch = search(path, issue("A-1", *moves, summary="y"))
    assert [each.source_id for each in batch.changes] == [
        "created-status",
        "created-title",
        "9-0",
        "9-1",
    ]
    nameless = history(9, item("status", "A", "B"))
    del nameless["id"]
    assert search(path, issue("A-1", nameless)).changes[-1].source_id == ""


def test_categories_of_the_tool_say_what_a_status_means(path: Path) -> None:
    batch = search(
        path,
        issue("A-1")
        | {"fields": {"created": "2026-01-05", "status": categorised("To Do", "new", 2)}},
        issue("A-2")
        | {"fields": {"created": "2026-01-05", "status": categorised("QA", "done", 3)}},
        issue("A-3")
        | {"fields": {"created": "2026-01-05", "status": categorised("QA", "indeterminate", 4)}},
        issue("A-4")
        | {"fields": {"created": "2026-01-05", "status": categorised("Fertig", "new", 3)}},
        issue("A-5")
        | {"fields": {"created": "2026-01-05", "status": categorised("Fertig", "new", 3)}},
    )
    assert batch.categories == {"To Do": FlowState.NEW, "QA": FlowState.ACTIVE}
    assert told(batch) == [
        (3, "the category of the status «QA» is done, later active; the latter counts"),
        (4, "the category of the status «Fertig» contradicts itself by key and id; not used"),
    ]


def test_a_changelog_that_is_not_whole_is_a_fault(path: Path) -> None:
    part = issue("A-1", history(9, item("status", "A", "B")))
    part["changelog"] = {**dict(part["changelog"]), "total": 120}  # type: ignore[call-overload]
    none = issue("A-2")
    del none["changelog"]
    batch = search(path, part, none)
    assert told(batch) == [
        (1, "A-1: changelog incomplete: 1 of 120; the issue's /changelog has the rest"),
        (2, "A-2 has no changelog; export with `expand=changelog`"),
    ]
    assert "incomplete" in batch.notes[0]


def test_bad_issues_are_faults_and_the_rest_is_read(path: Path) -> None:
    batch = search(
        path,
        issue(""),
        issue("A-2", created="soon"),
        issue("A-3", {"id": "1", "created": "never", "items": [item("status", "A", "B")]}),
        issue("A-4", history(9, item("status", None, "B"))),
    )
    assert told(batch) == [
        (1, "an issue without key; left out"),
        (2, "«soon» is no time stamp"),
        (2, "an issue without a creation date; left out"),
        (3, "«never» is no time stamp"),
        (4, "A-4 has no status at its creation"),
    ]
    assert of(batch) == [("A-3", "To Do", 8), ("A-4", "B", 9)]


@pytest.mark.parametrize(
    ("created", "utc"),
    [
        ("2020-06-12T08:13:13.360+0800", "2020-06-12T00:13:13.360000+00:00"),
        ("2015-11-21T07:03:02.000-0500", "2015-11-21T12:03:02+00:00"),
        ("2026-01-05T08:00:00Z", "2026-01-05T08:00:00+00:00"),
        ("2026-07-05T08:00:00", "2026-07-05T07:00:00+00:00"),
    ],
)
def test_offsets_as_jira_writes_them(path: Path, created: str, utc: str) -> None:
    batch = search(path, issue("A-1", created=created), zone="Europe/London")
    assert batch.changes[0].changed_at.isoformat() == utc


def test_the_last_instant_of_any_field_is_how_far_it_is_known(path: Path) -> None:
    batch = search(path, issue("A-1", history(15, item("assignee", "Alice", "Bob"))))
    assert batch.complete_until == datetime(2026, 1, 5, 15, tzinfo=UTC)


@pytest.mark.parametrize("shape", ["pages", "list"])
def test_pages_and_bare_lists_are_read_as_well(path: Path, shape: str) -> None:
    one, two = issue("A-1"), issue("A-2")
    pages: Sequence[object] = (
        [{"issues": [one]}, {"issues": [two]}] if shape == "pages" else [one, two]
    )
    path.write_text(json.dumps(pages), encoding="utf-8")
    assert of(read(path)) == [("A-1", "To Do", 8), ("A-2", "To Do", 8)]


def test_batches_say_how_far_they_are(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jira_export, "ISSUES_PER_BATCH", 1)
    search(path, issue("A-1"), issue("A-2"))
    batches = list(fetch(FileReader(), Source("s", "jira_export", str(path))))
    assert [each.fraction_read for each in batches] == [0.5, 1.0, 1.0]
    assert [len(each.changes) for each in batches] == [1, 1, 0]


@pytest.mark.parametrize(
    "content",
    [
        b"item,status\n",
        b"{",
        b"3",
        b'{"a": 1}',
        b'[{"issues": []}, 3]',
        b"\xff\xfe\x00",
        b"9" * 5000,
        pytest.param(b"[" * 100_000, id="depth"),
    ],
)
def test_what_is_no_search_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NarrowsError, match="expand=changelog") as caught:
        read(path)
    assert caught.value.slug == "jira-unreadable"
    assert "\n" not in caught.value.message


def test_more_than_memory_should_hold_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jira_export, "MAX_BYTES", 100)
    with pytest.raises(NarrowsError) as caught:
        search(path, issue("A-1"))
    assert caught.value.slug == "file-too-large"


def test_half_a_surrogate_pair_is_no_text(path: Path) -> None:
    batch = search(path, issue("A-1", status="Do\ud83dne", summary="\ude00"))
    assert [each.value for each in batch.changes] == ["Do?ne", "?"]


NAMES = [
    "issues", "key", "fields", "created", "status", "name", "statusCategory", "changelog", "total",
    "histories", "id", "items", "field", "fieldId", "fromString", "toString", "labels",
]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["2026-01-05T08:00:00.000+0800", "0001-01-01T00:00+23:59", "status", "done"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(NAMES),
        inner,
        max_size=6,
    ),
    max_leaves=15,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(min_size=1, max_size=100)
    | JSON.map(json.dumps).map(str.encode)
    | st.lists(JSON).map(lambda issues: json.dumps({"issues": issues}).encode())
)
def test_whatever_is_in_a_file_it_is_read_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with suppress(NarrowsError):
        for change in read(path, zone="Asia/Tokyo").changes:
            assert change.changed_at.tzinfo is UTC
            assert change.value.encode()


def test_a_real_search() -> None:
    """25 issues with whole changelogs of 64 moves; their offsets change with the season."""
    batch = read(shared("trackers/jira_to_analytics/search.json"))
    moves = Counter(each.value for each in batch.changes if each.source_id[:1].isdigit())
    assert moves == {
        "Dev Active": 7, "Dev Done": 4, "Test": 11, "Analysis Active": 14, "Analysis Done": 5,
        "Done": 17, "Backlog": 6,
    }  # fmt: skip
    assert len({each.item for each in batch.changes}) == 25
    assert sum(each.source_id == "created-status" for each in batch.changes) == 25
    assert batch.categories["Done"] is FlowState.DONE
    assert batch.complete_until == datetime(2016, 3, 29, 11, 20, 13, 962000, tzinfo=UTC)
    assert not batch.faults
