"""What tools push is kept once, and measured like what is read from anywhere else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from narrows.domain.gate import TokenScope
from narrows.domain.work import Attribute, Change
from tests.commands import narrows
from tests.web.rest.served import PLAN, Served, served

CHANGES = "/api/v1/changes"
BEGUN = datetime.now(UTC) - timedelta(days=10)
WITH_PUSH = PLAN.replace(
    "streams:\n", "  - {id: ci, connector: push}\nstreams:\n", 1
).replace(
    "    value_metric: waste\n", "    value_metric: waste\n    takes: [{source: ci}]\n", 1
)  # fmt: skip


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served(tmp_path_factory.mktemp("push"), plan=WITH_PUSH)


@pytest.fixture(scope="module")
def pushing(rest: Served) -> dict[str, str]:
    return rest.token("tool", TokenScope.PUSH)


def change(item: str, status: str, days: float, **other: object) -> dict[str, Any]:
    at = (BEGUN + timedelta(days=days)).isoformat()
    return {"item": item, "attribute": "status", "value": status, "changed_at": at, **other}


def test_a_stream_takes_what_is_pushed_as_it_takes_what_is_read(
    rest: Served, pushing: dict[str, str]
) -> None:
    sent = [change("C-1", "Baking", 0), change("C-1", "Sold", 3), change("C-2", "Baking", 4)]
    body = {"source": "ci", "changes": sent}
    pushed = rest.client.post(CHANGES, json=body, headers=pushing)
    assert (pushed.status_code, pushed.json()) == (201, {"new": 3, "known": 0, "doubts": []})
    found = rest.get("/items", {"stream": "cake"})["items"]
    assert [(each["id"], each["status"], each["flow_time_days"]) for each in found] == [
        ("C-1", "Sold", pytest.approx(3)),
        ("C-2", "Baking", None),
    ]
    again = rest.client.post(CHANGES, json=body, headers=pushing)
    assert again.json() == {"new": 0, "known": 3, "doubts": []}
    more = {"source": "ci", "changes": [*sent, change("C-2", "Sold", 5)]}
    assert rest.client.post(CHANGES, json=more, headers=pushing).json() == {
        "new": 1,
        "known": 3,
        "doubts": [],
    }
    found = rest.get("/items", {"stream": "cake"})["items"]
    assert [each["flow_time_days"] for each in found] == pytest.approx([3, 1])
    assert rest.home.repository.audit()[-1].by == "token tool"


def test_all_that_changed_at_once_is_counted_under_one_id(
    rest: Served, pushing: dict[str, str]
) -> None:
    event = change("C-5", "Baking", 1, id="e-1"), change("C-5", "Sold", 3, id="e-2")
    flagged = {**event[0], "attribute": "blocked", "value": "no oven"}
    body = {"source": "ci", "changes": [event[0], flagged, event[1]]}
    assert rest.client.post(CHANGES, json=body, headers=pushing).json() == {
        "new": 3,
        "known": 0,
        "doubts": [],
    }
    found = {each["id"]: each for each in rest.get("/items", {"stream": "cake"})["items"]}
    assert [found["C-5"][of] for of in ("active_days", "waiting_days")] == pytest.approx([0, 2])


def test_a_time_in_doubt_is_taken_and_told(rest: Served, pushing: dict[str, str]) -> None:
    """The plan's zone is Berlin's, whose clock was set back on 26 October 2025 at three."""
    times = ["2025-10-26T02:30", "2025-10-26T02:30+01:00", "2025-03-30T02:30", "1970-01-02"]
    sent = [change(f"T-{n}", "Baking", 0, changed_at=at) for n, at in enumerate(times)]
    told = rest.client.post(CHANGES, json={"source": "ci", "changes": sent}, headers=pushing).json()
    assert told["new"] == 4
    assert [(each["change"], each["doubt"].split(",")[0]) for each in told["doubts"]] == [
        (0, "local time that the clock has twice"),
        (2, "local time that the clock skipped"),
        (3, "1970-01-02 is before 1990"),
    ]


def test_commands_bring_what_was_pushed_by_a_sync(rest: Served, pushing: dict[str, str]) -> None:
    body = {"source": "ci", "changes": [change("C-9", "Baking", 6)]}
    assert rest.client.post(CHANGES, json=body, headers=pushing).status_code == 201
    home = ("--home", rest.home.folder)
    synced = narrows("sync", "ci", "--json", *home).json["sources"]
    assert synced[0]["incomplete"] is None
    listed = narrows("items", "--stream", "cake", "--json", *home).json["items"]
    assert "C-9" in [each["id"] for each in listed]


@pytest.mark.parametrize(
    ("body", "slug"),
    [
        ({"source": "nobody"}, "source-unknown"),
        ({"source": "log"}, "source-not-pushed"),
        ({"changes": []}, "request-invalid"),
        ({"changes": [change("D-1", "Baking", 0, assignee="Ada")]}, "request-invalid"),
        ({"changes": [change("D-1", "Baking", 0, attribute="assignee")]}, "request-invalid"),
        ({"changes": [change("D-1", "Baking", 0), change("D-2", "Sold", 99)]}, "change-ahead"),
        ({"changes": [change("D-1", "Baking", 0), change(" ", "Sold", 1)]}, "change-unreadable"),
        ({"changes": [change("D-1", "Baking", 0, changed_at="yesterday")]}, "instant-unreadable"),
        ({"changes": [change("D-1", "Baking", 0)] * 1001}, "request-invalid"),
    ],
)
def test_what_cannot_be_taken_leaves_nothing_of_the_rest(
    rest: Served, pushing: dict[str, str], body: dict[str, Any], slug: str
) -> None:
    n_before = rest.home.repository.n_pushed()
    sent = {"source": "ci", "changes": [change("D-1", "Baking", 0)]} | body
    refused = rest.client.post(CHANGES, json=sent, headers=pushing)
    status = 404 if slug == "source-unknown" else 422
    assert (refused.status_code, refused.json()["slug"]) == (status, slug)
    assert refused.json().get("field", "body").startswith("body")
    assert rest.home.repository.n_pushed() == n_before


def test_no_file_is_read_and_none_is_named(rest: Served) -> None:
    assert {"id": "ci", "connector": "push", "zone": "Europe/Berlin"} in rest.get("/plan")[
        "sources"
    ]
    read = rest.client.get("/api/v1/plan")
    plan = read.json()
    plan["sources"].append({"id": "cd", "connector": "push"})
    version = {"if-match": read.headers["etag"]}
    assert rest.client.put("/api/v1/plan", json=plan, headers=version).status_code == 200
    plan = rest.client.get("/api/v1/plan").json()
    plan["sources"].append({"id": "ce", "connector": "push", "path": "/etc/passwd"})
    refused = rest.client.post("/api/v1/plan/differences", json=plan)
    assert refused.json()["slug"] == "source-path-needless"


def test_what_is_exported_is_applied_again_as_it_was(rest: Served, tmp_path: Path) -> None:
    exported = narrows("export", "--home", rest.home.folder).out
    (tmp_path / "again.yaml").write_text(exported, "utf-8")
    compared = narrows("plan", tmp_path / "again.yaml", "--json", "--home", rest.home.folder)
    assert compared.json["differences"] == []


def test_a_time_that_cannot_be_is_refused_and_one_that_is_held_already_is_a_fault(
    tmp_path: Path,
) -> None:
    """A home of an earlier version may hold one; its commands and pages go on."""
    own = served(tmp_path, plan=WITH_PUSH.replace("Europe/Berlin", "Europe/London"))
    sent = {**change("C-1", "Baking", 0), "changed_at": "0001-01-01T00:00:00Z"}
    refused = own.client.post(
        CHANGES, json={"source": "ci", "changes": [sent]}, headers=own.token("t")
    )
    assert (refused.status_code, refused.json()["slug"]) == (422, "change-long-ago")
    first = datetime.min.replace(tzinfo=UTC)
    own.home.repository.push("ci", [Change("C-1", Attribute.STATUS, "Baking", first)], at=BEGUN)
    assert own.client.get("/api/v1/flow").status_code == 200
    given = ("--home", own.home.folder)
    assert narrows("sync", "ci", *given).code == 0
    assert narrows("flow", *given).code == 0
