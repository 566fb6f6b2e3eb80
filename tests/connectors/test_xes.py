import csv
import gzip
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrows.connectors.xes import fetch, fetching
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, Interval
from narrows.reader import FileReader
from tests.shared import shared

NAME, LIFECYCLE, TIME = "concept:name", "lifecycle:transition", "time:timestamp"
INSTANCE, START_TIME = "concept:instance", "start_timestamp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.xes"


def read(path: Path | str, **said: object) -> Batch:
    """All batches of a file as one."""
    source = Source("s", "xes", str(path), **said)  # type: ignore[arg-type]
    return joined(fetch(FileReader(), source))


def joined(batches: Iterator[Batch]) -> Batch:
    changes: list[Change] = []
    faults: list[Fault] = []
    intervals: list[Interval] = []
    notes: tuple[str, ...] = ()
    for batch in batches:
        changes += batch.changes
        faults += batch.faults
        intervals += batch.intervals
        notes = batch.notes
    return Batch(changes, faults, intervals=intervals, notes=notes)


def log(path: Path, *traces: str, **said: object) -> Batch:
    """Write a log of these traces, and read it."""
    path.write_text(f"<log>{''.join(traces)}</log>", encoding="utf-8")
    return read(path, **said)


def trace(name: str, *events: Mapping[str, str], **has: str) -> str:
    own = f'<string key="{NAME}" value="{name}"/>' if name else ""
    own += "".join(f'<string key="{key}" value="{value}"/>' for key, value in has.items())
    return f"<trace>{own}{''.join(map(written, events))}</trace>"


def written(event: Mapping[str, str]) -> str:
    values = "".join(f'<string key="{key}" value="{each}"/>' for key, each in event.items())
    return f"<event>{values}</event>"


def at(hour: int, name: str, **more: str) -> dict[str, str]:
    extra = {key.replace("_", ":", 1): value for key, value in more.items()}
    return {NAME: name, TIME: f"2026-01-05T{hour:02}:00:00Z"} | extra


def hour(number: int) -> datetime:
    return datetime(2026, 1, 5, number, tzinfo=UTC)


def moves(batch: Batch) -> list[tuple[str, str, datetime]]:
    return [
        (each.item, each.value, each.changed_at)
        for each in batch.changes
        if each.attribute is Attribute.STATUS
    ]


def worked(batch: Batch) -> list[tuple[str, int, int]]:
    return [(each.activity, each.started_at.hour, each.ended_at.hour) for each in batch.intervals]


def told(batch: Batch) -> list[tuple[int | None, str]]:
    return [(fault.row, fault.message) for fault in batch.faults]


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(NarrowsError) as caught:
        read(path)
    assert "\n" not in caught.value.message
    return caught.value.slug


def test_each_event_is_a_move_in_the_order_of_the_file(path: Path) -> None:
    """A-1: To Do 8, Doing 9, Done 9; the two of equal time keep their order."""
    batch = log(path, trace("A-1", at(8, "To Do"), at(9, "Doing"), at(9, "Done")))
    assert moves(batch) == [
        ("A-1", "To Do", hour(8)),
        ("A-1", "Doing", hour(9)),
        ("A-1", "Done", hour(9)),
    ]
    assert batch.notes == ("each event is a move into the status of its name",)


def test_a_lifecycle_of_the_tools_own_words_makes_sub_statuses(path: Path) -> None:
    events = [at(8, "Accepted", lifecycle_transition="In Progress"), at(9, "Queued")]
    batch = log(path, trace("A-1", *events))
    assert [status for _, status, _ in moves(batch)] == ["Accepted/In Progress", "Queued"]
    assert "name/lifecycle" in batch.notes[0]


def test_a_lifecycle_of_completes_only_says_nothing(path: Path) -> None:
    batch = log(path, trace("A-1", at(8, "Check", lifecycle_transition="COMPLETE")))
    assert moves(batch) == [("A-1", "Check", hour(8))]


def test_status_may_be_said(path: Path) -> None:
    events = [
        at(8, "Check", lifecycle_transition="start"),
        at(9, "Check", lifecycle_transition="complete"),
    ]
    batch = log(path, trace("A-1", *events), status=(NAME, LIFECYCLE))
    assert [status for _, status, _ in moves(batch)] == ["Check/start", "Check/complete"]
    assert not batch.intervals


def start(hour: int, name: str, **more: str) -> dict[str, str]:
    return at(hour, name, lifecycle_transition="start", **more)


def complete(hour: int, name: str, **more: str) -> dict[str, str]:
    return at(hour, name, lifecycle_transition="complete", **more)


def test_starts_and_completes_are_paired_first_in_first_out(path: Path) -> None:
    events = [
        start(8, "A"),
        start(9, "A"),
        start(9, "B"),
        complete(10, "A"),
        complete(11, "B"),
        complete(12, "A"),
    ]
    batch = log(path, trace("A-1", *events))
    assert worked(batch) == [("A", 8, 10), ("B", 9, 11), ("A", 9, 12)]
    assert not batch.changes


def test_instances_say_which_start_is_completed(path: Path) -> None:
    events = [
        start(8, "A", concept_instance="one"),
        start(9, "A", concept_instance="two"),
        complete(10, "A", concept_instance="two"),
        complete(12, "A", concept_instance="one"),
    ]
    assert worked(log(path, trace("A-1", *events))) == [("A", 9, 10), ("A", 8, 12)]


def test_a_complete_alone_is_work_of_no_length_and_a_start_alone_a_fault(path: Path) -> None:
    batch = log(
        path,
        trace("A-1", complete(8, "A"), start(9, "B")),
        trace("A-2", start(9, "A"), complete(10, "A")),
    )
    assert worked(batch) == [("A", 8, 8), ("A", 9, 10)]
    assert told(batch) == [(2, "«B» starts and never completes; left out")]


def test_start_times_make_intervals(path: Path) -> None:
    events = [
        at(9, "A") | {START_TIME: "2026-01-05T08:00:00Z"},
        at(10, "B"),
        at(11, "C") | {START_TIME: "2026-01-05T12:00:00Z"},
    ]
    batch = log(path, trace("A-1", *events))
    assert worked(batch) == [("A", 8, 9), ("B", 10, 10)]
    assert told(batch) == [(3, "«C» ends before it starts; left out")]


def test_later_events_that_contradict_the_first_are_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LOOK_AHEAD_TRACES", 1)
    batch = log(path, trace("A-1", complete(8, "A")), trace("A-2", start(8, "A"), complete(9, "A")))
    assert len(moves(batch)) == 3
    assert "start and complete events are intervals of work" in batch.faults[-1].message


def test_bad_events_are_faults_with_their_ordinal(path: Path) -> None:
    batch = log(
        path,
        trace("A-1", {NAME: "To Do"}, {TIME: "2026-01-05T08:00:00Z"}),
        trace("", at(8, "To Do")),
        trace("A-2", {NAME: "To Do", TIME: "yesterday"}, at(9, "Doing")),
        trace("A-1", at(10, "Done")),
    )
    assert told(batch) == [
        (1, "no time: the event has no time:timestamp; left out"),
        (2, "no status: the event has no concept:name; left out"),
        (3, "a trace without concept:name; its 1 events left out"),
        (4, "time:timestamp «yesterday» is no time stamp; left out"),
        (6, "a second trace is named A-1; read as one item"),
    ]
    assert moves(batch) == [("A-2", "Doing", hour(9)), ("A-1", "Done", hour(10))]


@pytest.mark.parametrize(
    ("local", "utc", "doubt"),
    [
        ("2026-07-01T12:00:00", "2026-07-01T11:00:00", None),
        ("2026-03-29T01:30:00", "2026-03-29T01:30:00", "skipped"),
        ("2026-10-25T01:30:00", "2026-10-25T00:30:00", "twice"),
        ("2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00", None),
    ],
)
def test_local_times_take_the_zone_of_the_source(
    path: Path, local: str, utc: str, doubt: str | None
) -> None:
    batch = log(path, trace("A-1", {NAME: "To Do", TIME: local}), zone="Europe/London")
    assert [when.isoformat() for *_, when in moves(batch)] == [f"{utc}+00:00"]
    assert [doubt is not None and doubt in message for _, message in told(batch)] == [True] * bool(
        doubt
    )


def test_attributes_that_are_named_are_kept_when_they_change(path: Path) -> None:
    events = [
        at(8, "To Do", kind="bug"),
        at(9, "Doing", kind="bug"),
        at(10, "Done", kind="feature"),
    ]
    batch = log(
        path, trace("A-1", *events, dept="Claims"), columns={"item_type": "kind", "project": "dept"}
    )
    kept = [(each.attribute.value, each.value, each.changed_at.hour) for each in batch.changes]
    assert [each for each in kept if each[0] != "status"] == [
        ("item_type", "bug", 8),
        ("project", "Claims", 8),
        ("item_type", "feature", 10),
    ]


def kinds(path: Path, *events: Mapping[str, str]) -> list[tuple[str, int]]:
    changes = log(path, trace("A-1", *events), columns={"item_type": "kind"}).changes
    return [(each.value, each.changed_at.hour) for each in changes if each.value in ("bug", "risk")]


def test_attributes_change_in_the_order_of_time_not_of_the_file(path: Path) -> None:
    events = at(8, "A", kind="bug"), at(12, "B", kind="risk"), at(10, "C", kind="risk")
    assert kinds(path, *events) == [("bug", 8), ("risk", 10)]


def test_what_an_interval_tells_holds_from_its_start_as_in_a_table(path: Path) -> None:
    first = at(9, "A", kind="bug") | {START_TIME: "2026-01-05T08:00:00Z"}
    second = at(14, "B", kind="risk") | {START_TIME: "2026-01-05T10:00:00Z"}
    assert kinds(path, first, second) == [("bug", 8), ("risk", 10)]


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"columns": {"label": "org:resource"}}, "column-of-persons"),
        ({"columns": {"label": "Assignee"}}, "column-of-persons"),
        ({"status": (NAME, "org:role")}, "column-of-persons"),
        ({"columns": {"item": NAME}}, "column-unknown"),
    ],
)
def test_persons_cannot_be_asked_for(path: Path, said: dict[str, object], slug: str) -> None:
    with pytest.raises(NarrowsError) as caught:
        log(path, trace("A-1", at(8, "To Do")), **said)
    assert caught.value.slug == slug


LAUGHS = b"""<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<log><trace><string key="concept:name" value="&b;"/></trace></log>"""
OUTSIDE = b'<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>'
ENTITY = b'<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log>&x;</log>'
MANY = b"<log><trace><event>" + b'<string key="a" value="b"/>' * 1001 + b"</event></trace></log>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LAUGHS, id="billion laughs"),
        pytest.param(OUTSIDE, id="document type"),
        pytest.param(ENTITY, id="external entity"),
        pytest.param(b"<log>" + b"<list>" * 100_000, id="depth"),
        pytest.param(b'<log><trace key="' + b"x" * 3_000_000 + b'"/></log>', id="long value"),
        pytest.param(b"<log><!--" + b"< " * 1_500_000 + b"--></log>", id="long comment"),
        pytest.param(b"<log>" + b"text " * 600_000 + b"</log>", id="long text"),
        pytest.param(MANY, id="many attributes"),
    ],
)
def test_hostile_files_are_refused(path: Path, content: bytes) -> None:
    assert refused(path, content) == "xes-hostile"


def test_a_trace_without_end_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrows.connectors.xes.parse.MAX_TRACE_BYTES", 1 << 18)
    event = written(at(8, "To Do")).encode()
    assert refused(path, b"<log><trace>" + event * 5000 + b"</trace></log>") == "xes-hostile"


@pytest.mark.parametrize(
    "content",
    [
        b"item,status\nA-1,To Do\n",
        b"<html><body/></html>",
        b"<log><trace>",
        b"<log></log><log></log>",
        b'<?xml version="1.0" encoding="no-such"?><log/>',
        b"<log>\xff\xfe</log>",
    ],
)
def test_what_is_no_whole_log_is_refused(path: Path, content: bytes) -> None:
    assert refused(path, content) == "xes-unreadable"


def test_a_log_that_breaks_off_is_refused(path: Path) -> None:
    whole = gzip.compress(Path(shared("logs/running_example/running-example.xes")).read_bytes())
    assert refused(path, whole[: len(whole) // 2]) == "file-unreadable"
    assert refused(path, gzip.decompress(whole)[:9000]) == "xes-unreadable"


def test_a_bomb_is_refused_while_it_is_unpacked(path: Path) -> None:
    event = written(at(8, "To Do")).encode()
    bomb = b"<log>" + (b"<trace>" + event * 100 + b"</trace>") * 800 + b"</log>"
    assert refused(path, gzip.compress(bomb)) == "file-too-large"


PIECES = st.sampled_from(
    [
        b"<log>", b"</log>", b"<trace>", b"</trace>", b"<event>", b"</event>", b"<", b">", b"&x;",
        b'<string key="concept:name" value="A"/>', b'<date key="time:timestamp" value="0001-01-01T00:00+14:00"/>',
        b'<date key="time:timestamp" value="2026-01-05T08:00"/>', b"<!--", b"-->", b"<![CDATA[", b"]]>",
        b'<string key="start_timestamp" value="9999-12-31T23:59:59-12:00"/>', b"\x00", b"\xef\xbb\xbf", b"<?x ?>",
    ]
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(min_size=1, max_size=200), st.lists(PIECES, min_size=1).map(b"".join)))
def test_whatever_is_in_a_file_it_is_read_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with suppress(NarrowsError):
        assert all(each.changed_at.tzinfo is UTC for each in read(path, zone="Asia/Tokyo").changes)


def test_an_incident_log_with_sub_statuses() -> None:
    batch = read(shared("logs/bpic2013/07_bpic2013_incidents.xes.gz"))
    assert len(moves(batch)) == 65_533
    assert len({item for item, *_ in moves(batch)}) == 7_554
    assert "Accepted/Wait - User" in {status for _, status, _ in moves(batch)}
    assert not batch.faults


def test_a_log_says_the_same_in_xes_and_csv() -> None:
    with Path(shared("logs/receipt/receipt.csv")).open(encoding="utf-8", newline="") as file:
        rows = [
            (row["case:concept:name"], row[NAME], datetime.fromisoformat(row[TIME]))
            for row in csv.DictReader(file)
        ]
    batch = read(shared("logs/receipt/08_receipt.xes.gz"))
    assert len(rows) == 8_577
    assert len({item for item, *_ in rows}) == 1_434
    assert sorted(moves(batch)) == sorted(rows)


@pytest.mark.parametrize(
    ("file", "n_items", "n_events"),
    [
        ("running_example/running-example.xes", 6, 42),
        ("roadtraffic/roadtraffic50traces.xes", 51, 201),
        ("roadtraffic/roadtraffic100traces.xes", 100, 390),
    ],
)
def test_small_real_logs(file: str, n_items: int, n_events: int) -> None:
    batch = read(shared(f"logs/{file}"))
    assert (len({item for item, *_ in moves(batch)}), len(moves(batch))) == (n_items, n_events)
    assert not batch.faults


def test_a_real_log_of_starts_and_completes() -> None:
    """1,104 repairs, dated 1970 by their simulator; one activity is never completed."""
    batch = read(shared("logs/interval/03_repairExample.xes.gz"))
    assert {each.started_at.year for each in batch.intervals} == {1970}
    assert len({each.item for each in batch.intervals}) == 1_104
    assert told(batch) == [(1134, "«Repair (Complex)» starts and never completes; left out")]
    assert {each.activity for each in batch.intervals if each.ended_at > each.started_at} >= {
        "Analyze Defect",
        "Repair (Simple)",
        "Test Repair",
    }
    reviewing = read(shared("logs/interval/04_reviewing.xes.gz"))
    assert len({each.item for each in reviewing.intervals}) == 100
    assert not reviewing.faults
