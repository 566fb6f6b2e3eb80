"""What goes from one cycle into another, and from a wait that streams share to an objective."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.web.rest.served import MONDAY, PLAN, Served, objective, served

STREAMS = ("bread", "cake", "cookies")


def shared_wait() -> str:
    """Three streams whose items wait for days until somebody approves them."""
    begun = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 8) - timedelta(weeks=8)  # noqa: DTZ001
    rows = ["key,status,at,product"]
    for stream in STREAMS:
        for n in range(60):
            at = begun + timedelta(days=n)
            for status, days in (("Approval", 0), ("Baking", 9), ("Sold", 10)):
                rows.append(f"{stream}-{n},{status},{(at + timedelta(days=days)).isoformat()},{stream}")  # fmt: skip
    return "\n".join(rows)


def shared_plan() -> str:
    workflow = (
        "workflow: [{status: Approval, state: waiting}, {status: Baking, state: active}, "
        "{status: Sold, state: done}]"
    )
    streams = "".join(
        f"  - {{id: {each}, takes: [{{source: log, where: {{project: [{each}]}}}}], {workflow}}}\n"
        for each in STREAMS
    )
    before, rest = PLAN.split("streams:\n")
    after = rest[rest.index("cycles:\n") : rest.index("objectives:\n")]
    return before.replace("moved_at: at", "moved_at: at, project: product") + f"streams:\n{streams}{after}"  # fmt: skip


@pytest.fixture(scope="module")
def sharing(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder: Path = tmp_path_factory.mktemp("sharing")
    return served(folder, plan=shared_plan(), log_text=shared_wait())


def test_a_wait_that_streams_share_is_taken_as_an_objective_or_dropped(sharing: Served) -> None:
    drafts = sharing.get("/layers")["drafts"]
    assert [each["status"] for each in drafts] == ["Approval"]
    sent = {"status": "Approval", "cycle": "now", "words": "Not this time"}
    dropped = sharing.client.post("/api/v1/layers/dropping", json=sent)
    assert (dropped.status_code, dropped.json()["saying"]["act"]) == (200, "drop")
    taking = {**sent, "target_days": 3, "id": "approve", "text": "Nobody waits to be approved"}
    taken = sharing.client.post("/api/v1/layers/taking", json=taking)
    assert taken.status_code == 201, taken.text
    assert sharing.get("/objectives/approve")["owner"] == "organisation"


def test_a_story_is_carried_by_an_argument_and_a_reset_tells_what_waits(rest: Served) -> None:
    begun = {
        "cycle": {"id": "next", "after": "now"},
        "adoption": {"problem": "Old bread", "observable": "Empty shelves", "ends": "The report"},
    }
    told = rest.client.post(
        "/api/v1/stories", json={"objective": "sweet", "words": "Bake what was asked for"}
    ).json()
    assert rest.client.post("/api/v1/reset/steps", json=begun).status_code == 200
    waiting = {each["item"] for each in rest.get("/reset")["items"]}
    assert {"fresh", "sweet"} <= waiting
    add = {"add": [{"objective": objective("new", cycle="next"), "removes": "The report"}]}
    assert rest.client.post("/api/v1/reset/steps", json=add).status_code == 200
    path = f"/api/v1/stories/{told['number']}/argument"
    argued = rest.client.post(path, json={"objective": "new", "words": "Half of it is done"})
    assert argued.status_code == 200, argued.text
    assert (argued.json()["objective"], argued.json()["argued"]) == ("new", "Half of it is done")
