"""The way out against a server on loopback: patience, limits, and where the token may go."""
# ruff: noqa: ARG001, ARG005 - stand-ins take what the real ones take

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Live, Survey
from narrows.reader.addresses import Allowed
from narrows.reader.patience import Patience
from narrows.reader.target import target_of
from narrows.reader.tool import ToolReader
from narrows.reader.way_out import Limits
from tests.fakes import spoils
from tests.fakes.server import Asked, Reply, Spoil, Trouble, serving
from tests.fakes.ways import QUICK, TOKEN, Waits, reader, way

LIVE = Live(
    fetch=lambda reader, source, since: iter(()),
    survey=lambda reader, source: Survey(),
    headers=lambda token: {"Authorization": f"Bearer {token}"},
    base=lambda address: address,
)


def respond(asked: Asked) -> Reply:
    return Reply({"path": asked.path, "query": dict(asked.query)})


def limits_for(spoil: Spoil) -> Limits:
    """Short ones where the answer is held up; else it comes, however slow the machine is."""
    is_held_up = spoil in (spoils.hangs, spoils.drips)
    return QUICK if is_held_up else replace(QUICK, read_seconds=30, whole_seconds=30)


def refused(
    spoil: Spoil,
    *,
    times: int = 99,
    live: Live = LIVE,
    waits: Waits | None = None,
    patience: Patience | None = None,
) -> NarrowsError:
    out = way(waits, patience=patience, limits=limits_for(spoil))
    with (
        serving(respond, Trouble(spoil, times=times)) as server,
        reader(server.address, live, out=out) as tool,
        pytest.raises(NarrowsError) as caught,
    ):
        tool.get("/items")
    assert "\n" not in caught.value.message
    assert TOKEN not in caught.value.message
    return caught.value


def answered(spoil: Spoil, waits: Waits, *, times: int = 1, live: Live = LIVE) -> Answer:
    with (
        serving(respond, Trouble(spoil, times=times)) as server,
        reader(server.address, live, out=way(waits, limits=limits_for(spoil))) as tool,
    ):
        return tool.get("/items")


def test_a_question_carries_the_token_and_its_query() -> None:
    with serving(respond) as server, reader(server.address + "/jira/", LIVE) as tool:
        assert b'"/jira/items"' in tool.get("/items", {"jql": 'a = "b" & c'}).body
        tool.post("/search", {"limit": 5})
    first, second = server.asked
    assert first.query == {"jql": 'a = "b" & c'}
    assert first.headers["authorization"] == f"Bearer {TOKEN}"
    assert second.json() == {"limit": 5}
    assert second.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("spoil", "slug"),
    [
        (spoils.status(400), "tool-refuses"),
        (spoils.status(401), "token-refused"),
        (spoils.status(403), "tool-forbids"),
        (spoils.status(404), "tool-has-not"),
        (spoils.status(410), "tool-has-not"),
        (spoils.status(429), "tool-busy"),
        (spoils.status(500), "tool-down"),
        (spoils.status(502), "tool-down"),
        (spoils.status(503), "tool-down"),
        (spoils.hangs, "tool-slow"),
        (spoils.drips, "tool-slow"),
        (spoils.breaks_off, "tool-unreachable"),
        (spoils.too_large, "answer-too-large"),
        (spoils.leads_away, "address-refused"),
    ],
)
def test_what_stays_wrong_is_refused_in_one_line(spoil: Spoil, slug: str) -> None:
    assert refused(spoil, patience=Patience(attempts=2)).slug == slug


@pytest.mark.parametrize(
    "spoil",
    [
        spoils.status(429), spoils.status(500), spoils.status(502), spoils.status(503),
        spoils.status(504), spoils.hangs, spoils.drips, spoils.breaks_off,
    ],
)  # fmt: skip
def test_what_passes_is_waited_out(spoil: Spoil) -> None:
    waits = Waits()
    assert answered(spoil, waits, times=2).status == 200
    assert waits.seconds == [0.75, 1.5]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 422])
def test_a_no_is_asked_once(code: int) -> None:
    waits = Waits()
    refused(spoils.status(code), waits=waits)
    assert not waits.seconds
    with (
        serving(respond, Trouble(spoils.status(code))) as server,
        reader(server.address, LIVE) as tool,
    ):
        assert tool.get("/items", allow={code}).status == code


@pytest.mark.parametrize(
    ("told", "waited"),
    [
        ({"retry_after": "30"}, 32.0),
        ({"retry_after": "0"}, 0.75),
        ({"retry_after": "-5"}, 0.75),
        ({"retry_after": "soon"}, 0.75),
        ({"retry_after": "nan"}, 0.75),
        ({"retry_after": "inf"}, 0.75),
        ({"retry_after": "Thu, 26 Nov 2026 12:00:30 GMT"}, 32.0),
        ({"retry_after": "Thu, 26 Nov 2026 10:00:00 GMT"}, 0.75),
        (
            {
                "retry_after": "Thu, 26 Nov 2026 15:00:30 GMT",
                "date": "Thu, 26 Nov 2026 15:00:00 GMT",
            },
            32.0,
        ),
        ({"retry_after": "Thu, 99 Nov 2026 12:00:30 GMT"}, 0.75),
    ],
)
def test_patience_is_as_long_as_the_tool_asks(told: dict[str, str], waited: float) -> None:
    waits = Waits()
    answered(spoils.status(429, **told), waits)
    assert waits.seconds == [waited]


@pytest.mark.parametrize("told", ["901", "1e9", "Fri, 27 Nov 2026 12:00:30 GMT"])
def test_who_asks_for_absurd_patience_is_left_in_peace(told: str) -> None:
    waits = Waits()
    assert refused(spoils.status(429, retry_after=told), waits=waits).slug == "tool-busy"
    assert not waits.seconds


def test_all_waits_of_a_request_are_bounded() -> None:
    waits = Waits()
    refused(spoils.status(429, retry_after="250"), waits=waits)
    assert len(waits.seconds) == 3
    assert sum(waits.seconds) < Patience().most_waited_seconds


def test_a_limit_that_only_the_connector_knows_is_waited_out() -> None:
    def limit(answer: Answer, now: datetime) -> float | None:
        return 40.0 if b"secondary rate limit" in answer.body else None

    waits = Waits()
    told = spoils.status(403, {"message": "You have exceeded a secondary rate limit"})
    assert answered(told, waits, live=replace(LIVE, limit=limit)).status == 200
    assert waits.seconds == [42.5]
    assert refused(told).slug == "tool-forbids"  # the negative control


def test_a_redirect_within_the_origin_is_followed_and_no_other() -> None:
    def moved(location: Callable[[str], str]) -> Spoil:
        return lambda asked, respond: Reply({}, 301, {"location": location(asked.headers["host"])})

    waits = Waits()
    assert b"/new" in answered(moved(lambda _: "/new?page=2"), waits).body
    assert b"/new" in answered(moved(lambda host: f"http://{host}/new"), waits).body
    for elsewhere in (
        "http://127.0.0.1:1/new",
        "https://example.org/new",
        "//example.org/new",
        "ftp://x/y",
        "new",
    ):
        assert refused(moved(lambda _, to=elsewhere: to)).slug == "address-refused"  # type: ignore[misc]
    assert refused(moved(lambda _: "/items")).slug == "address-refused"


def test_a_question_that_would_change_its_method_is_not_sent_on() -> None:
    with (
        serving(respond, Trouble(spoils.status(302, location="/new"))) as server,
        reader(server.address, LIVE) as tool,
        pytest.raises(NarrowsError, match="302"),
    ):
        tool.post("/items", {})
    assert len(server.asked) == 1


def test_the_token_goes_to_no_other_origin() -> None:
    with (
        serving(respond) as server,
        serving(respond) as other,
        reader(server.address, LIVE) as tool,
    ):
        assert tool.get(f"{server.address}/next?page=2").status == 200
        with pytest.raises(NarrowsError) as caught:
            tool.get(f"{other.address}/next?page=2")
    assert caught.value.slug == "address-refused"
    assert not other.asked


@pytest.mark.parametrize("pasted", ["töken", "two\nlines", "zero\u200bwidth", "\u202eturned"])
def test_what_cannot_be_a_token_is_refused_before_anything_is_asked(pasted: str) -> None:
    with serving(respond) as server, pytest.raises(NarrowsError) as caught:
        ToolReader(target_of(server.address), pasted, live=LIVE, way=way())
    assert caught.value.slug == "token-refused"
    assert pasted not in caught.value.message
    assert not server.asked


def test_packed_answers_are_unpacked_and_damaged_ones_asked_again() -> None:
    def packed(asked: Asked) -> Reply:
        return Reply({"a": "b" * 1000}, is_gzip=True)

    def damaged(asked: Asked, respond: Callable[[Asked], Reply]) -> Reply:
        content = respond(asked).content()
        return Reply(content[: len(content) // 2], headers={"content-encoding": "gzip"})

    with serving(packed, Trouble(damaged)) as server, reader(server.address, LIVE) as tool:
        assert b"bbb" in tool.get("/items").body
    assert len(server.asked) == 2
    other = spoils.after(lambda reply: replace(reply, headers={"content-encoding": "br"}))
    assert refused(other).slug == "answer-unreadable"


def test_a_body_of_the_size_allowed_is_taken() -> None:
    limits = Limits(most_bytes=1000)

    def of_size(n_bytes: int, *, is_gzip: bool) -> int:
        def respond(asked: Asked) -> Reply:
            return Reply(b"a" * n_bytes, is_gzip=is_gzip)

        with (
            serving(respond) as server,
            reader(server.address, LIVE, out=way(limits=limits)) as tool,
        ):
            return len(tool.get("/items").body)

    for is_gzip in (False, True):
        assert of_size(1000, is_gzip=is_gzip) == 1000
        with pytest.raises(NarrowsError, match="more than 1,000 bytes"):
            of_size(1001, is_gzip=is_gzip)


def test_the_checked_address_is_dialled_under_the_name() -> None:
    """The name is resolved once; what it would lead to later does not matter."""
    told = [["127.0.0.1"], ["169.254.169.254"]]
    with serving(respond) as server:
        port = int(server.address.rpartition(":")[2])
        out = replace(
            way(),
            resolve=lambda host, port: told.pop(0),
            why_refused=Allowed.of("jira.example, 127.0.0.1").why_refused,
        )
        target = target_of(f"http://jira.example:{port}")
        with ToolReader(target, TOKEN, live=LIVE, way=out) as tool:
            assert tool.get("/items").status == 200
            assert tool.get("/items").status == 200
    assert len(told) == 1
    assert {asked.headers["host"] for asked in server.asked} == {f"jira.example:{port}"}


def test_one_bad_address_among_good_ones_is_enough_to_refuse() -> None:
    out = replace(way(), resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with (
        ToolReader(target_of("https://two.example"), TOKEN, live=LIVE, way=out) as tool,
        pytest.raises(NarrowsError) as caught,
    ):
        tool.get("/items")
    assert caught.value.slug == "address-refused"


def test_nothing_public_is_asked_in_the_clear() -> None:
    out = replace(way(), resolve=lambda host, port: ["93.184.216.34"])
    with (
        ToolReader(target_of("http://plain.example"), TOKEN, live=LIVE, way=out) as tool,
        pytest.raises(NarrowsError, match="over http"),
    ):
        tool.get("/items")


def test_a_host_without_address_or_server_is_unreachable() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    waits = Waits()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unused.getsockname()[1]}"
        for address, out in (
            (closed, way(waits)),
            ("https://nowhere.example", replace(way(waits), resolve=nowhere)),
        ):
            with (
                ToolReader(target_of(address), TOKEN, live=LIVE, way=out) as tool,
                pytest.raises(NarrowsError) as caught,
            ):
                tool.get("/items")
            assert caught.value.slug == "tool-unreachable"
        assert len(waits.seconds) == 2 * (Patience().dials - 1)
