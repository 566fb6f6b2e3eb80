"""What is read over REST is what the commands tell as JSON."""

import json
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from narrows.bootstrap.serving import open_desk
from narrows.web.app import create_app
from tests.commands import narrows
from tests.web.clients import ADDRESS
from tests.web.rest.served import LOCAL, TODAY, Served


def told(rest: Served, *command: str) -> dict[str, object]:
    return narrows(*command, "--json", "--home", rest.home.folder).json


def test_flow_is_told_as_the_commands_tell_it(rest: Served) -> None:
    by_month = told(rest, "flow", "--by", "month", "--stream", "bread")
    assert rest.get("/flow", {"by": "month", "stream": "bread"}) == by_month
    assert rest.get("/statuses") == told(rest, "statuses")
    assert rest.get("/bottlenecks", {"stream": "bread"}) == told(
        rest, "bottleneck", "--stream", "bread"
    )
    by_points: dict[str, str | int] = {"by": "all", "unit": "points"}
    assert rest.get("/value-score", by_points) == told(
        rest, "value-score", "--by", "all", "--unit", "points"
    )
    number: dict[str, str | int] = {"metric": "flow_load", "stream": "bread"}
    assert rest.get("/explanation", number) == told(
        rest, "explain", "flow_load", "--stream", "bread"
    )
    items = told(rest, "items")["items"]
    assert isinstance(items, list)
    page = rest.get("/items", {"limit": 500})
    assert sorted(page["items"], key=str) == sorted(items, key=str)
    ahead = rest.client.get("/api/v1/flow", params={"from": "2026-02-31"})
    assert (ahead.status_code, ahead.json()["slug"]) == (422, "day-unreadable")


AS_OF = [
    ("/flow", "flow"), ("/statuses", "statuses"), ("/bottlenecks", "bottleneck"),
    ("/loads", "load"), ("/traffic", "traffic"), ("/losses", "losses"),
    ("/quality", "quality"), ("/value-score", "value-score"), ("/waits", "waits"),
]  # fmt: skip


def test_what_had_happened_by_an_instant_is_told_as_the_commands_tell_it(rest: Served) -> None:
    day = (TODAY - timedelta(days=9)).isoformat()
    for path, command in AS_OF:
        now, then = rest.get(path), rest.get(path, {"as_of": day})
        assert then == told(rest, command, "--as-of", day), path
        assert then != now, path
    items = told(rest, "items", "--as-of", day)["items"]
    assert isinstance(items, list)
    assert sorted(rest.get("/items", {"as_of": day, "limit": 500})["items"], key=str) == sorted(
        items, key=str
    )
    at = rest.get("/flow", {"as_of": day, "stream": "bread"})
    assert at == told(rest, "flow", "--as-of", day, "--stream", "bread")
    number: dict[str, str | int] = {"metric": "flow_load", "stream": "bread", "as_of": day}
    assert rest.get("/explanation", number) == told(
        rest, "explain", "flow_load", "--stream", "bread", "--as-of", day
    )
    standing = rest.client.get(f"/api/v1/explanation?metric=fresh/time&as_of={day}")
    assert (standing.status_code, standing.json()["slug"]) == (422, "scope-not-measured")
    for asked, slug in [
        ({"as_of": "2001-01-01"}, "as-of-before-history"),
        ({"as_of": "2001-01-01", "stream": "bread"}, "as-of-before-history"),
        ({"as_of": "last week"}, "instant-unreadable"),
        ({"as_of": day, "stream": "butter"}, "stream-unknown"),
        ({"as_of": day, "stream": "cake"}, "nothing-synced"),
    ]:
        refused = rest.client.get("/api/v1/items", params=asked)
        assert refused.json()["slug"] == slug, asked
        assert refused.status_code in (404, 409, 422)


def test_work_that_no_stream_takes_can_be_asked_for_by_that_name(rest: Served) -> None:
    none = rest.client.get("/api/v1/flow", params={"stream": "unaligned"})
    assert (none.status_code, none.json()["slug"]) == (404, "stream-unknown")
    assert "some stream takes every item" in none.json()["detail"]


def test_a_day_that_no_calendar_follows_is_refused(rest: Served) -> None:
    for by in ("week", "month", "all"):
        for asked in ({"from": "9999-12-01", "to": "9999-12-31"}, {"from": "0001-01-01"}):
            far = rest.client.get("/api/v1/flow", params={"by": by, **asked})
            assert (far.status_code, far.json()["slug"]) == (422, "day-far")
        rest.get("/flow", {"by": by, "from": "2199-12-01", "to": "2199-12-31"})


def test_a_fault_of_narrows_is_a_problem_and_raised_for_the_log_as_it_is(
    rest: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object, **named: object) -> None:
        raise ZeroDivisionError(args, named)

    monkeypatch.setattr("narrows.web.api.flow.locate", breaks)
    broken = rest.client.get("/api/v1/bottlenecks")
    assert (broken.status_code, broken.json()["slug"]) == (500, "broken")
    assert broken.headers["content-type"] == "application/problem+json"
    raising = TestClient(create_app(open_desk(rest.home)), base_url=ADDRESS, client=LOCAL)
    with pytest.raises(ZeroDivisionError) as raised:
        raising.get("/api/v1/bottlenecks")
    assert raised.value.__context__ is None


def test_okrs_are_told_as_the_command_tells_them(rest: Served) -> None:
    ours, theirs = rest.get("/okrs"), told(rest, "okrs")
    for each in (ours, theirs):
        each.pop("measured_at")
    assert ours == theirs
    unknown = rest.client.get("/api/v1/okrs?cycle=never")
    assert (unknown.status_code, unknown.json()["slug"]) == (404, "cycle-unknown")


def test_findings_are_all_told(rest: Served) -> None:
    found = narrows("lint", "--format", "json", "--home", rest.home.folder)
    theirs = json.loads(found.out)["findings"]
    assert len(theirs) > 3
    assert sorted(rest.get("/findings")["findings"], key=str) == sorted(theirs, key=str)


def test_the_trail_is_told_and_verified(rest: Served) -> None:
    assert (
        rest.get("/audit", {"of": "fresh/nps"})["audit"]
        == told(rest, "audit", "show", "fresh/nps")["audit"]
    )
    verified = rest.get("/audit/verification")
    assert verified == told(rest, "audit", "verify")
    assert verified["is_whole"]
    known = rest.get("/audit/verification", {"hash": verified["newest_hash"]})
    assert known["is_known"]
    unknown = rest.get("/audit/verification", {"hash": "0" * 64})
    assert (unknown["is_known"], unknown["is_whole"]) == (False, False)


def test_streams_and_metrics_are_told_as_the_plan_says_them(rest: Served) -> None:
    plan = rest.get("/plan")
    assert rest.get("/streams")["streams"] == plan["streams"]
    assert rest.get("/streams/cake") == plan["streams"][1]
    assert rest.get("/metrics")["metrics"] == plan["metrics"]
    assert rest.client.get("/api/v1/streams/unaligned").status_code == 404
    weeks = rest.get("/snapshots", {"objective": "fresh"})["snapshots"]
    assert {each["key_result"] for each in weeks} <= {"nps", "time"}
    assert rest.client.get("/api/v1/snapshots?objective=none").status_code == 404


def test_nothing_is_at_a_path_of_several_lines(rest: Served) -> None:
    for path in ("/a%0Ab", "/objectives/a%0Ab", "/%0A", "/initiatives/a/b%0A/swap/c"):
        answer = rest.client.get(f"/api/v1{path}")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_method_that_is_not_taken_is_answered_with_those_that_are(rest: Served) -> None:
    refused = rest.client.patch("/api/v1/objectives/fresh")
    assert refused.status_code == 405
    assert refused.headers["allow"] == "DELETE, GET, PUT"


@pytest.mark.parametrize(
    ("asked", "there_is"),
    [
        ("/flow?until=garbage", "stream, as_of, by, from, to"),
        ("/objectives?nope=1", "cycle, owner"),
        ("/audit/verification?known=zz", "hash"),
        ("/snapshots?objective=fresh&cycle=nope", "objective"),
        ("/objectives/fresh?cycle=now", "none"),
    ],
)
def test_a_parameter_that_is_not_there_is_refused_with_those_that_are(
    rest: Served, asked: str, there_is: str
) -> None:
    refused = rest.client.get(f"/api/v1{asked}")
    assert (refused.status_code, refused.json()["slug"]) == (422, "request-invalid")
    assert all(name in refused.json()["detail"] for name in there_is.split(", "))


def test_a_list_of_what_is_not_there_is_no_empty_list(rest: Served) -> None:
    for asked, slug in (
        ("/observations?metric=nope", "observed-unknown"),
        ("/objectives?cycle=nope", "cycle-unknown"),
    ):
        refused = rest.client.get(f"/api/v1{asked}")
        assert (refused.status_code, refused.json()["slug"]) == (404, slug)
    rest.get("/observations", {"metric": "waste"})
