"""The page of what moved in a stream: what it says is what the commands answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from narrows.domain.measure import Period
from narrows.domain.movements import Losses, StreamWait, WaitShared
from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.services.flow.losing import losses
from narrows.services.flow.movements import Moved
from narrows.services.flow.moving import loads, traffic
from narrows.views.movement import movement_page
from narrows.web.desk import Desk
from narrows.web.movement_shown import MOST_STREAMS, most_waited
from tests.web.clients import active_parts, client_of, text_of
from tests.web.lived import STATES, lived_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("moved"), STATES)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def test_the_page_says_what_was_measured(client: TestClient, desk: Desk) -> None:
    told = client.get("/streams/lived/movement.json").json()
    history = desk.history()
    assert len(told["losses"]) == len(losses(history, stream="lived")) > 0
    assert len(told["traffic"]) == len(traffic(history, stream="lived")) > 0
    assert [each["share_ratio"] for each in told["loads"]] == [
        each.share_ratio for each in loads(history, stream="lived")
    ]
    shown = client.get("/streams/lived/movement").text
    assert "Load by type" in text_of(shown)
    assert "<svg" in shown
    assert not list(active_parts(shown))


def test_rework_is_told_with_what_it_does_by_itself(desk: Desk) -> None:
    weeks = [Period(date(2026, 1, 5) + timedelta(weeks=n), date(2026, 1, 12) + timedelta(weeks=n))
             for n in range(25)]  # fmt: skip
    ratios = [0.1, 0.2] * 12 + [0.9]
    told = [
        Losses("policy", week, n_items=10, n_reworked=1, reworked_ratio=0.1, rework_days=1.0,
               rework_ratio=ratio, n_discarded=0, n_discarded_begun=0, discarded_days=0.0,
               policy=MeasurementPolicy())
        for week, ratio in zip(weeks, ratios, strict=True)
    ]  # fmt: skip
    page = movement_page(
        replace(desk.review(), plan=Plan(streams=(ValueStream("policy", None, ()),))),
        "policy",
        moved=Moved(losses=told),
    )
    (chart,) = page.charts
    assert chart.behaviour is not None
    assert chart.behaviour.signals == (24,)
    assert "the week of 22\u00a0Jun\u00a02026 is more than chance" in chart.behaves


def test_it_says_since_when_it_is_counted_as_it_is(desk: Desk) -> None:
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    versions = tuple(
        PolicyVersion("lived", number, at, "lead", (PolicyChange("calendar", None, "24x7"),))
        for number in (1, 2)
    )
    review = replace(desk.review(), versions={"lived": versions})
    page = movement_page(review, "lived", moved=Moved())
    assert "Version 2, since 2\u00a0Nov\u00a02026: calendar changed" in page.policy
    known = desk.review().of("lived")
    assert known is not None
    assert (page.as_of, page.complete_until) == (known.as_of, known.complete_until)


def test_the_page_of_a_stream_leads_to_it(client: TestClient) -> None:
    assert 'href="/streams/lived/movement"' in client.get("/streams/lived").text


def test_of_a_wait_of_many_streams_the_longest_are_told_and_ones_own() -> None:
    policy = MeasurementPolicy()
    streams = tuple(StreamWait(f"s{n}", ("Ready",), 9, 99.0 - n, policy) for n in range(20))
    wait = WaitShared("Ready", is_for=False, streams=streams, wait_days=1790.0)
    told = [each.stream for each in most_waited(wait, "s15")]
    assert told == [*(f"s{n}" for n in range(MOST_STREAMS)), "s15"]
    assert len(most_waited(wait, "s0")) == MOST_STREAMS


def test_a_stream_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/streams/nope/movement").status_code == 404
