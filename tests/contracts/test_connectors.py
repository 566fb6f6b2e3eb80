"""What holds for every connector that is there, on a small export of its tool."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrows.bootstrap import connectors
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource
from narrows.domain.reading import Connector
from narrows.domain.registry import collect
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent

CANARY = "Canary"
"""In every name of a person in the exports below, and nowhere else."""

PERSON = "Ada Canary <ada.canary@example.org>"

CONNECTORS = connectors()

OF_FILES = [each for each in CONNECTORS.values() if each.live is None]
"""Those that read a file; the ones that ask a tool have contracts of their own."""

each_connector = pytest.mark.parametrize(
    "connector", OF_FILES, ids=[each.name for each in OF_FILES]
)


def csv_table(person: str, title: str) -> bytes:
    rows = [
        "key,status,moved_at,title,assignee,Reporter,org:resource,user_name",
        *(
            f'A-{number},{status},2026-01-0{day}T08:00:00Z,{title},"{person}","{person}","{person}","{person}"'
            for number in (1, 2)
            for day, status in enumerate(("To Do", "Doing", "Done"), start=1)
        ),
    ]
    return "\n".join(rows).encode()


def xes_log(person: str, title: str) -> bytes:
    escaped = person.replace("<", "&lt;")
    who = "".join(
        f'<string key="{key}" value="{escaped}"><string key="concept:name" value="{escaped}"/></string>'
        for key in ("org:resource", "org:role", "org:group", "case:responsible", "creator", "user")
    )
    events = "".join(
        f'<event><string key="concept:name" value="{status}"/>{who}'
        f'<date key="time:timestamp" value="2026-01-0{day}T08:00:00Z"/></event>'
        for day, status in enumerate(("To Do", "Doing", title), start=1)
    )
    named = "".join(
        f'<trace><string key="concept:name" value="A-{number}"/>{who}{events}</trace>'
        for number in (1, 2)
    )
    return f'<?xml version="1.0"?><log>{who}{named}</log>'.encode()


def jira_search(person: str, title: str) -> bytes:
    who = {"displayName": person, "emailAddress": person, "name": person}
    moves = [("To Do", "Doing"), ("Doing", "Done")]
    histories = [
        {
            "id": str(day),
            "author": who,
            "created": f"2026-01-0{day}T08:00:00.000+0000",
            "items": [
                {"field": "status", "from": "1", "fromString": before, "toString": after},
                {"field": "assignee", "from": person, "fromString": person, "toString": person},
                {"field": "Parent", "fieldId": "customfield_1", "toString": person},
            ],
        }
        for day, (before, after) in enumerate(moves, start=2)
    ]
    fields = {
        "status": {"name": "Done", "statusCategory": {"id": 3, "key": "done"}},
        "created": "2026-01-01T08:00:00.000+0000",
        "summary": title,
        **dict.fromkeys(("assignee", "reporter", "creator", "customfield_2"), who),
        "comment": {"comments": [{"author": who, "body": person}]},
    }
    issues = [
        {"key": f"A-{number}", "fields": fields, "changelog": {"histories": histories}}
        for number in (1, 2)
    ]
    return json.dumps({"issues": issues}).encode()


def pushed_changes(person: str, title: str) -> bytes:
    changes = [
        {
            "item": f"A-{number}",
            "attribute": "status",
            "value": status,
            "changed_at": f"2026-01-0{day}T08:00:00Z",
            "author": person,
        }
        for number in (1, 2)
        for day, status in enumerate(("To Do", "Doing", title), start=1)
    ]
    return b"".join(json.dumps(each).encode() + b"\n" for each in changes)


EXPORTS: Mapping[str, Callable[[str, str], bytes]] = {
    "csv_file": csv_table,
    "jira_export": jira_search,
    "push": pushed_changes,
    "xes": xes_log,
}
"""An export of two items of three statuses, with a person wherever the tool names one."""


def export(connector: Connector, folder: Path, *, title: str = "Done") -> Source:
    """Write the connector's export, as a source."""
    path = folder / f"export{connector.suffixes[0]}"
    path.write_bytes(EXPORTS[connector.name](PERSON, title))
    return Source("log", connector.name, str(path))


def load(source: Source, warehouse: EmbeddedWarehouse) -> LoadedSource:
    return load_source(
        source, warehouse, reader=FileReader(), connectors=CONNECTORS, now=NOW, progress=silent
    )


def kept(folder: Path) -> Iterator[str]:
    """All that the files of a folder hold: their names, their bytes, and their rows unpacked."""
    for path in sorted(folder.rglob("*")):
        yield path.name
        if path.is_file():
            yield path.read_bytes().decode("latin-1")
        if path.suffix == ".parquet":
            yield str(duckdb.read_parquet(str(path), connection=duckdb.connect()).fetchall())


def test_each_connector_is_named_like_its_module_and_has_an_export_here() -> None:
    found = list(collect("narrows.connectors", "connector"))
    assert len(found) == len(CONNECTORS)
    assert sorted(each.name for each in OF_FILES) == sorted(EXPORTS)


@each_connector
def test_a_connector_says_what_it_reads(connector: Connector) -> None:
    assert connector.title
    assert connector.suffixes
    assert all(each.startswith(".") and each == each.lower() for each in connector.suffixes)
    assert (connector.plan is None) != (connector.fetch is None)


@each_connector
def test_an_export_is_read_whole(connector: Connector, tmp_path: Path) -> None:
    loaded = load(export(connector, tmp_path), EmbeddedWarehouse(None))
    assert (loaded.n_items, loaded.n_transitions, loaded.faults) == (2, 6, ())


@each_connector
def test_no_person_gets_past_a_connector(connector: Connector, tmp_path: Path) -> None:
    source, folder = export(connector, tmp_path), tmp_path / "home"
    warehouse = EmbeddedWarehouse(folder)
    loaded = load(source, warehouse)
    assert CANARY.encode() in Path(source.path).read_bytes()
    assert CANARY.lower() not in str(loaded).lower()
    assert not [each for each in kept(folder) if CANARY.lower() in each.lower()]
    if connector.fetch:
        assert CANARY not in str(list(connector.fetch(FileReader(), source)))


@each_connector
def test_the_search_for_persons_would_find_one(connector: Connector, tmp_path: Path) -> None:
    """A title is kept, whatever is written there; so is the name of a status."""
    source, folder = export(connector, tmp_path, title=f"{CANARY} moves in"), tmp_path / "home"
    load(source, EmbeddedWarehouse(folder))
    assert [each for each in kept(folder) if CANARY in each]


@each_connector
def test_the_same_again_is_the_same_and_adds_nothing(connector: Connector, tmp_path: Path) -> None:
    source = export(connector, tmp_path)
    warehouse = EmbeddedWarehouse(tmp_path / "home")
    first = load(source, warehouse)
    again = load(source, warehouse)
    assert first.n_new > 0
    assert again == replace(first, n_new=0)
    if connector.fetch:
        batches = [list(connector.fetch(FileReader(), source)) for _ in range(2)]
        assert batches[0] == batches[1]


@each_connector
def test_a_refused_file_leaves_what_was_held(connector: Connector, tmp_path: Path) -> None:
    source = export(connector, tmp_path)
    warehouse = EmbeddedWarehouse(tmp_path / "home")
    load(source, warehouse)
    before = list(kept(tmp_path / "home"))
    Path(source.path).write_bytes(b"\x00<{\xff" * 100)
    with pytest.raises(NarrowsError) as caught:
        load(source, warehouse)
    assert "\n" not in caught.value.message
    assert list(kept(tmp_path / "home")) == before


@each_connector
def test_a_missing_file_is_refused(connector: Connector, tmp_path: Path) -> None:
    source = replace(export(connector, tmp_path), path=str(tmp_path / "none"))
    with pytest.raises(NarrowsError, match="no file") as caught:
        load(source, EmbeddedWarehouse(None))
    assert caught.value.slug == "file-missing"


@each_connector
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_broken_exports_are_refused_or_have_faults(
    connector: Connector, tmp_path: Path, data: st.DataObject
) -> None:
    """Cut off somewhere, or with some bytes overwritten."""
    whole = EXPORTS[connector.name]("nobody", "Done")
    at = data.draw(st.integers(1, len(whole) - 1))
    tail = data.draw(st.one_of(st.none(), st.binary(max_size=8)))
    broken = whole[:at] if tail is None else whole[:at] + tail + whole[at + len(tail) :]
    source = export(connector, tmp_path)
    Path(source.path).write_bytes(broken)
    with suppress(NarrowsError):
        loaded = load(source, EmbeddedWarehouse(None))
        assert all("\n" not in fault.message for fault in loaded.faults)
