"""What GitHub refuses, limits, cuts off and hides, one clear line each."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.connectors.github import base, headers, survey
from narrows.connectors.github.cursor import LAG
from narrows.connectors.github.patience import limit
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Takeable
from narrows.domain.work import FlowState
from tests.fakes import spoils, ways
from tests.fakes.github_following import LIVE, Direct, Followed, source
from tests.fakes.github_model import GitHubModel
from tests.fakes.github_server import FakeGitHub
from tests.fakes.server import Trouble, serving
from tests.fakes.ways import NOW
from tests.shared import shared

SHOP = "acme/shop"
SLOWLY = replace(ways.QUICK, read_seconds=10, whole_seconds=20)
"""A busy machine may take its time."""
SECONDARY = {"message": "You have exceeded a secondary rate limit. Please wait."}
LIMITED = {"errors": [{"type": "RATE_LIMIT", "message": "API rate limit already exceeded."}]}
SLOW = {"errors": [{"message": "Something went wrong while executing your query."}]}
TOO_MANY = {"errors": [{"type": "MAX_NODE_LIMIT_EXCEEDED", "message": "This query requests much."}]}


def made(n_items: int = 4) -> GitHubModel:
    model = GitHubModel(step=timedelta(minutes=1))
    for n in range(n_items):
        model.close(model.open(SHOP, f"Item {n}"))
    return model


def error(kind: str, **more: object) -> dict[str, object]:
    return {"errors": [{"type": kind, "message": "No.", "path": ["repository"], **more}]}


@pytest.mark.parametrize(
    ("status", "told", "body", "seconds"),
    [
        (200, {}, {"data": {"note": "RATE_LIMITED is a word"}}, None),
        (200, {}, LIMITED, 60.0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795699440"}, LIMITED, 240.0),
        (403, {}, {"message": "Must have admin rights."}, None),
        (403, {}, SECONDARY, 60.0),
        (403, {"retry-after": "30"}, {"message": "Must have push access."}, 60.0),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795699440"}, {}, 240.0),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"}, {}, 60.0),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1"}, {}, 1.0),
        (404, {"x-ratelimit-remaining": "0"}, {}, None),
    ],
)
def test_limits_are_known_by_what_github_says(
    status: int, told: Mapping[str, str], body: object, seconds: float | None
) -> None:
    """By its own clock: it is four minutes to the hour at which the limit begins anew."""
    dated = {"date": "Thu, 26 Nov 2026 13:20:00 GMT", **told}
    assert limit(Answer(status, dated, json.dumps(body).encode()), NOW) == seconds


def test_recorded_limits_are_all_known() -> None:
    """The refusals that a client of GitHub recorded; one that is no limit is not among them."""
    root = Path(shared("trackers/hub4j_wiremock"))
    n_limits = 0
    for path in sorted(root.glob("*Limit*/wiremock/*/mappings/*.json")):
        reply = json.loads(path.read_text("utf-8"))["response"]
        told = {name.lower(): str(value) for name, value in reply.get("headers", {}).items()}
        answer = Answer(reply["status"], told, str(reply.get("body", "")).encode())
        if reply["status"] == 403:
            n_limits += 1
            assert limit(answer, NOW) is not None, path
    assert n_limits >= 8


@pytest.mark.parametrize("body", [SECONDARY, LIMITED])
def test_a_limit_is_waited_for_and_nothing_is_lost(body: object) -> None:
    """Real sockets: 403 in the middle, 200 with an error as well."""
    model, waits = made(), ways.Waits()
    code = 200 if body is LIMITED else 403
    trouble = Trouble(spoils.status(code, body), first=3, times=2)
    followed = Followed(source(SHOP))
    with (
        serving(FakeGitHub(model), trouble) as server,
        ways.reader(server.address, LIVE, out=ways.way(waits, limits=SLOWLY)) as reader,
    ):
        page = followed.sync(reader, now=NOW)
    assert page
    assert page.incomplete is None
    assert followed.told() == model.truth()
    assert trouble.n_spoilt == 2
    assert len([each for each in waits.seconds if each >= 60]) == 2


@pytest.mark.parametrize("body", [SLOW, TOO_MANY])
def test_what_is_too_much_at_once_is_asked_for_in_halves(body: object) -> None:
    """Only six items at once, or fewer, are answered."""
    model = made(20)
    sizes: list[int] = []

    def spoilt(_: int, answer: Answer) -> Answer:
        asked = json.loads(reader.bodies[-1])["variables"]
        if "first" in asked:
            sizes.append(asked["first"])
            if asked["first"] > 6:
                return Answer(200, answer.headers, json.dumps(body).encode())
        return answer

    reader = Direct(FakeGitHub(model), spoilt)
    followed = Followed(source(SHOP))
    page = followed.sync(reader)
    assert page
    assert page.incomplete is None
    assert followed.told() == model.truth()
    assert sizes[:5] == [50, 25, 12, 6, 6]


@pytest.mark.parametrize("has_project", [False, True])
def test_one_item_that_github_cannot_tell_of_does_not_stop_the_others(has_project: bool) -> None:
    """Whatever asks for its history breaks off, alone or with others."""
    model = GitHubModel("field" if has_project else "state", step=timedelta(minutes=1))
    for n in range(130):
        item = model.open(SHOP, f"Item {n}")
        model.add(item, "Todo")
    poison = list(model.items.values())[70]
    sizes: list[int] = []

    def spoilt(_: int, answer: Answer) -> Answer:
        if b"timelineItems" in answer.body:
            sizes.append(answer.body.count(b"timelineItems"))
            if f'"{poison.id}"'.encode() in answer.body:
                return Answer(200, answer.headers, json.dumps(SLOW).encode())
        return answer

    followed = Followed(source("acme/projects/7" if has_project else SHOP))
    for _ in range(2):
        page = followed.sync(Direct(FakeGitHub(model), spoilt))
        assert page
        assert page.incomplete == (
            f"GitHub does not tell the whole history of 1 items ({poison.key}); the next sync asks "
            "again."
        )
        others = (each for each in model.items.values() if each is not poison)
        assert followed.told() == model.truth(others)
    assert 1 in sizes
    assert max(sizes[sizes.index(1) :]) > 4, "it does not stay that careful"
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    assert followed.told() == model.truth()


@pytest.mark.parametrize(
    ("body", "slug", "line"),
    [
        (error("INSUFFICIENT_SCOPES"), "tool-forbids", "lacks a scope"),
        (error("FORBIDDEN"), "tool-forbids", "Issues, Pull requests and Metadata"),
        (error("FORBIDDEN", extensions={"saml_failure": True}), "tool-forbids", "single sign-on"),
        (error("NOT_FOUND"), "tool-has-not", "check the name"),
        (LIMITED, "tool-busy", "hourly limit"),
        ({"errors": [{"message": "Odd, for user ID 7"}]}, "tool-refuses", "Odd,.$"),
        (SLOW, "tool-refuses", "even for little at once"),
        ({"greeting": "hello"}, "tool-refuses", "check the address"),
    ],
)
def test_each_refusal_is_one_line_that_says_what_to_do(body: object, slug: str, line: str) -> None:
    def spoilt(n: int, answer: Answer) -> Answer:
        return Answer(200, answer.headers, json.dumps(body).encode()) if n >= 3 else answer

    followed = Followed(source(SHOP))
    with pytest.raises(NarrowsError, match=line) as refused:
        followed.sync(Direct(FakeGitHub(made()), spoilt))
    assert refused.value.slug == slug
    assert "\n" not in refused.value.message
    assert not followed.changes


@pytest.mark.parametrize(
    ("token", "path", "slug"),
    [("wrong", "", "token-refused"), (ways.TOKEN, "/elsewhere", "tool-has-not")],
)
def test_a_wrong_token_and_a_wrong_address_are_refused(token: str, path: str, slug: str) -> None:
    live = replace(LIVE, base=lambda address: address + path) if path else LIVE
    with (
        serving(FakeGitHub(made())) as server,
        ways.reader(server.address, live, token=token, out=ways.way(limits=SLOWLY)) as reader,
        pytest.raises(NarrowsError) as refused,
    ):
        survey(reader, source())
    assert refused.value.slug == slug


def test_a_repository_out_of_sight_is_named_and_the_others_are_read() -> None:
    model = made()
    model.open("acme/secret", "Quiet")
    followed = Followed(source(SHOP, "acme/secret"))
    followed.sync(Direct(FakeGitHub(model)))
    held = followed.told()
    page = followed.sync(Direct(FakeGitHub(model, hidden={"acme/secret"})))
    assert page
    assert page.complete_until is None
    assert page.incomplete == (
        "GitHub shows no repository «acme/secret» to this token; check its name, or give the token "
        "access to it."
    )
    assert followed.told() == held


def test_a_repository_that_an_organisation_does_not_show_any_more_is_said() -> None:
    model = made()
    model.open("acme/secret", "Quiet")
    followed = Followed(source("acme"))
    followed.sync(Direct(FakeGitHub(model)))
    page = followed.sync(Direct(FakeGitHub(model, hidden={"acme/secret"})))
    assert page
    assert page.incomplete is None
    assert followed.known == {each.key for each in model.of(SHOP, is_pull=False)}
    assert [each.message for each in followed.faults] == [
        "acme/secret is not shown to this token any more: its 1 items do not count"
    ]


def test_a_repository_that_shows_nothing_any_more_loses_nothing() -> None:
    model = made()
    followed = Followed(source(SHOP))
    followed.sync(Direct(FakeGitHub(model)))
    held = followed.told()
    model.items.clear()
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert page.incomplete is not None
    assert "none of the 4 items" in page.incomplete
    assert followed.told() == held


def test_an_empty_repository_is_complete_and_an_unknown_owner_is_not() -> None:
    model = GitHubModel()
    model.repositories[SHOP] = 0
    page = Followed(source(SHOP)).sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    assert page.batch.notes == ("acme/shop has no issues and no pull requests yet",)
    page = Followed(source("nobody")).sync(Direct(FakeGitHub(model)))
    assert page
    assert page.incomplete == "GitHub shows no organisation «nobody» to this token; check its name."


def test_short_histories_are_waited_for_and_at_last_taken_as_they_are() -> None:
    """Of five events four are told: incomplete twice, then taken, and corrected once all are."""
    model = made(1)
    item = model.open(SHOP, "Busy")
    for title in ("A", "B", "C", "D", "E"):
        model.rename(item, title)
    followed, fake = Followed(source(SHOP)), FakeGitHub(model, n_shown=4)
    for _ in range(2):
        page = followed.sync(Direct(fake))
        assert page
        assert page.complete_until is None
        assert item.key not in followed.known
        assert f"{item.key}: GitHub tells 4 of 5 events" in [e.message for e in followed.faults]
    page = followed.sync(Direct(fake))
    assert page
    assert page.complete_until == model.now - LAG
    assert item.key in followed.known
    fake.n_shown = None
    followed.sync(Direct(fake))
    assert followed.told() == model.truth()


def test_a_parent_out_of_sight_does_not_stop_the_item() -> None:
    model = made(2)
    parent, child = list(model.items.values())
    model.adopt(child, parent)
    followed = Followed(source(SHOP))
    page = followed.sync(Direct(FakeGitHub(model, hides_parents=True)))
    assert page
    assert page.incomplete is None
    assert child.key in followed.known
    assert "are not shown to this token" in followed.faults[-1].message


def test_a_list_that_stays_short_is_said_and_read_anew() -> None:
    """Page one of two twice: 50 issues of 60."""
    model = made(60)

    def spoilt(_: int, answer: Answer) -> Answer:
        told = json.loads(answer.body)
        part = ((told.get("data") or {}).get("repository") or {}).get("part")
        if part and "timelineItems" in str(part)[:5000] and part["pageInfo"]["hasNextPage"]:
            part["pageInfo"]["hasNextPage"] = False
        return Answer(200, answer.headers, json.dumps(told).encode())

    followed = Followed(source(SHOP))
    with pytest.raises(NarrowsError, match="lists 50 of 60 issues"):
        followed.sync(Direct(FakeGitHub(model), spoilt))
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    assert followed.told() == model.truth()


def test_a_place_in_a_list_that_github_forgot_is_no_obstacle() -> None:
    model = made(120)
    followed = Followed(source(SHOP))
    followed.sync(Direct(FakeGitHub(model)), killed_after=1)
    assert '"after":"' in followed.cursor
    followed.cursor = followed.cursor.replace('"after":"', '"after":"!')
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    assert followed.told() == model.truth()


@pytest.mark.parametrize(
    ("address", "spoken_to"),
    [
        ("https://github.com", "https://api.github.com"),
        ("https://www.github.com/acme/shop/issues?q=is:open", "https://api.github.com"),
        ("https://api.github.com/graphql", "https://api.github.com"),
        ("https://acme.ghe.com/acme", "https://api.acme.ghe.com"),
        ("https://git.acme.example/api/v3/", "https://git.acme.example/api"),
        ("https://Git.acme.example:8443/acme/shop", "https://git.acme.example:8443/api"),
        ("https://github.com.evil.example", "https://github.com.evil.example/api"),
    ],
)
def test_any_address_of_a_github_leads_to_where_it_answers(address: str, spoken_to: str) -> None:
    assert base(address) == spoken_to


def test_the_token_goes_as_bearer() -> None:
    assert headers("canary-token")["authorization"] == "Bearer canary-token"


def test_a_survey_says_what_there_is_to_take_and_the_statuses() -> None:
    model = made(1)
    model.open(SHOP, "Item", "status:Doing", "bug", "status:Review")
    fake = FakeGitHub(model)
    found = survey(Direct(fake), source())
    assert found.takeable == (
        Takeable("acme", "all repositories of acme"),
        Takeable("acme/projects/7", "project «Shop board»"),
        Takeable(SHOP, SHOP),
    )
    assert found.statuses == ()
    by_label = survey(Direct(fake), source(SHOP, status=("label:status:*",))).statuses
    assert [each.name for each in by_label][:3] == ["Open", "Doing", "Review"]
    states = {each.name: each.state for each in by_label}
    assert states["Closed"] is FlowState.DONE
    assert states["Closed as not planned"] is FlowState.CANCELLED
    assert states["Open"] is states["Doing"] is None
    on_board = survey(Direct(fake), source("acme/projects/7")).statuses
    assert [each.name for each in on_board] == [
        "No Status", "Todo", "In progress", "Review", "Done",
    ]  # fmt: skip
    with pytest.raises(NarrowsError, match="no single-select field «Stage»"):
        survey(Direct(fake), source("acme/projects/7", status=("field:Stage",)))
