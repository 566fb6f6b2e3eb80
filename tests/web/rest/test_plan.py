"""The plan is read, compared and replaced, and reads no file that it did not read before."""

import pytest

from tests.web.rest.served import Served

PLAN = "/api/v1/plan"


def test_the_same_plan_changes_nothing(rest: Served) -> None:
    read = rest.client.get(PLAN)
    version = {"if-match": read.headers["etag"]}
    same = rest.client.put(PLAN, json=read.json(), headers=version)
    assert (same.status_code, same.json()) == (200, {"differences": []})
    assert same.headers["etag"] == read.headers["etag"]


def test_a_plan_is_compared_then_put_in_place(rest: Served) -> None:
    read = rest.client.get(PLAN)
    plan = read.json()
    plan["organisation"]["name"] = "Two bakeries"
    told = rest.client.post(f"{PLAN}/differences", json=plan).json()["differences"]
    assert told == [
        {
            "kind": "changed",
            "path": ["organisation", "name"],
            "before": "Bakery",
            "after": "Two bakeries",
        }
    ]
    assert rest.client.get(PLAN).headers["etag"] == read.headers["etag"]
    assert rest.client.put(PLAN, json=plan).status_code == 428
    version = {"if-match": read.headers["etag"]}
    assert rest.client.put(PLAN, json=plan, headers=version).json()["differences"] == told
    stale = rest.client.put(PLAN, json=read.json(), headers=version)
    assert stale.status_code == 412
    assert stale.json()["current"] == plan
    assert rest.get("/plan") == plan


def test_no_file_of_this_machine_is_named_from_afar(rest: Served) -> None:
    read = rest.client.get(PLAN)
    plan, version = read.json(), {"if-match": read.headers["etag"]}
    known = plan["sources"][0]
    for sources in (
        [{**known, "path": "/etc/passwd"}],
        [known, {**known, "id": "other", "path": "/etc/passwd"}],
        [known, {**known, "id": "other"}],
    ):
        refused = rest.client.put(PLAN, json={**plan, "sources": sources}, headers=version)
        assert (refused.status_code, refused.json()["slug"]) == (422, "source-by-hand")
    assert rest.client.get(PLAN).headers["etag"] == read.headers["etag"]


@pytest.mark.parametrize(
    ("stream", "slug"),
    [
        ({"policy": {"calendar": "mon-fri"}}, "calendar-without-hours"),
        ({"policy": {"calendar": "mon-fri 09:00-17:00, holidays XX"}}, "holidays-unknown"),
        ({"zone": "Mars/Base"}, "zone-unknown"),
        ({"workflow": [{"status": "Baking", "state": "active"}]}, "workflow-without-done"),
    ],
)
def test_what_cannot_be_counted_by_is_refused_in_one_line_and_nothing_changes(
    rest: Served, stream: dict[str, object], slug: str
) -> None:
    read, flow = rest.client.get(PLAN), rest.get("/flow")
    first, *others = read.json()["streams"]
    plan = {**read.json(), "streams": [{**first, **stream}, *others]}
    version = {"if-match": read.headers["etag"]}
    for answer in (
        rest.client.put(PLAN, json=plan, headers=version),
        rest.client.post(f"{PLAN}/differences", json=plan),
    ):
        assert (answer.status_code, answer.json()["slug"]) == (422, slug)
        assert len(answer.json()["detail"].splitlines()) == 1
    assert rest.client.get(PLAN).headers["etag"] == read.headers["etag"]
    assert rest.get("/flow") == flow
