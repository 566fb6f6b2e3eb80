"""What closed weeks were told to be, on pages and over REST: of streams, of none, of key results."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.app import create_app
from tests.cli.test_restatements import HEAD, LATE, LOG, PLAN, done
from tests.commands import narrows
from tests.web.clients import ADDRESS, text_of
from tests.web.measured_numbers import answers, measured
from tests.web.rest.served import LOCAL

TOKYO = "- id: bread\n    zone: Asia/Tokyo\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A home whose rows came late while it was served, and that recorded it by itself."""
    folder: Path = tmp_path_factory.mktemp("restated")
    (folder / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "log.csv").write_text(HEAD + LOG, encoding="utf-8")
    done("apply", folder / "narrows.yaml", "--home", folder / "home")
    for value, day in (("3", "2026-03-10"), ("4", "2026-03-24")):
        done("observe", "liked", value, "--at", day, "--home", folder / "home")
    done("sync", "--home", folder / "home")
    (folder / "log.csv").write_text(HEAD + LOG + LATE, encoding="utf-8")
    done("sync", "--home", folder / "home")
    done("observe", "liked", "2", "--at", "2026-03-10", "--home", folder / "home")
    desk = open_desk(open_home(folder / "home"))
    return TestClient(create_app(desk), base_url=ADDRESS, client=LOCAL)


def test_a_page_lists_all_and_each_number_leads_to_what_it_is_made_of(client: TestClient) -> None:
    page = client.get("/restatements").text
    told = text_of(page)
    assert "key result quick/time" in told
    assert "in «Ordered»" in told
    assert "unaligned" in told
    address = "/objectives/quick/explain/time?until=2026-03-23"
    assert f'href="{address}"' in page
    explained = client.get(address).text
    assert answers(explained)[0] == "8 days"
    assert "So it stood when" in text_of(explained)
    assert 'href="/restatements"' in client.get("/streams/bread/restatements").text


def test_what_was_told_and_what_is_told_since_stand_behind_both(client: TestClient) -> None:
    page = client.get("/restatements").text
    links = [each for each in measured(page) if "data-measured" in each.attributes]
    assert len(links) > 10
    for each in links[:: max(1, len(links) // 12)]:
        shown = client.get(each.attributes["href"] or "").text
        assert "What was told of it before" in text_of(shown)
        assert each.words in answers(shown)
    (asked,) = [
        each
        for each in client.get("/objectives/quick/explain/time.json?until=2026-03-23").json()[
            "restated"
        ]
        if each["metric"] == "quick/time"
    ]
    assert asked["before"] != asked["after"]
    assert asked["told_at"] < asked["since"]
    now = client.get("/objectives/quick/explain/time.json").json()
    assert now["restated"] == []


def test_the_page_of_a_stream_and_of_what_none_takes_have_their_own(client: TestClient) -> None:
    assert "key result quick/time" in text_of(client.get("/streams/bread/restatements").text)
    loose = client.get("/streams/unaligned/restatements.json").json()["restatements"]
    assert {each["stream"] for each in loose} == {"unaligned"}


def test_why_is_told_in_the_zone_of_all_else_on_the_page(tmp_path: Path) -> None:
    """The organisation's clock stood in words beside the stream's: 13 hours apart on one line."""
    away = PLAN.replace("{name: Oven, zone: UTC}", "{name: Oven, zone: America/New_York}")
    (tmp_path / "narrows.yaml").write_text(away.replace("- id: bread\n", TOKYO), encoding="utf-8")
    (tmp_path / "log.csv").write_text(HEAD + LOG, encoding="utf-8")
    done("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home")
    done("sync", "--home", tmp_path / "home")
    (tmp_path / "log.csv").write_text(HEAD + LOG + LATE, encoding="utf-8")
    done("sync", "--home", tmp_path / "home")
    client = TestClient(create_app(open_desk(open_home(tmp_path / "home"))), base_url=ADDRESS)
    newest = client.get("/streams/bread/restatements.json").json()["restatements"][0]
    before, at, after = newest["told"]
    told = datetime.fromisoformat(at)
    assert newest["because"] == f"{before}{told:%Y-%m-%d %H:%M} UTC{after}"
    for page, zone in (
        ("/streams/bread", "Asia/Tokyo"),
        ("/streams/bread/restatements", "Asia/Tokyo"),
        ("/restatements", "America/New_York"),
    ):
        own = told.astimezone(ZoneInfo(zone))
        assert f"After {own:%Y-%m-%d %H:%M} sources told more" in client.get(page).text, page
    shown = narrows("restatements", "--home", tmp_path / "home").out
    own = told.astimezone(ZoneInfo("America/New_York"))
    assert f"After {own:%Y-%m-%d %H:%M} sources told more" in shown


def test_rest_tells_them_as_the_command_does(client: TestClient) -> None:
    found = client.get("/api/v1/restatements?limit=500").json()["restatements"]
    assert {each["metric"] for each in found} >= {"quick/time", "quick/liked", "status_wait"}
    assert {each["unit"] for each in found if each["metric"] == "quick/liked"} == {"points"}
    for stream in ("unaligned", "bread", "organisation"):
        assert client.get(f"/api/v1/restatements?stream={stream}").status_code == 200


def test_a_cause_is_one_heading_and_most_of_its_numbers_are_folded(client: TestClient) -> None:
    page = client.get("/restatements").text
    found = client.get("/restatements.json").json()["restatements"]
    assert len(found) > 20
    causes = {tuple(each["told"]) for each in found}
    for first, *others in causes:
        assert page.count(f"<h2>{first[:1].upper()}{first[1:]}") == sum(
            each[0] == first for each in causes
        )
        assert f"{others[-1]}.</h2>" in page
    assert page.count("<h2>") == len(causes)
    opened, _, folded = page.partition("<details")
    assert opened.count("<tbody>") == 0 or opened.count("data-measured") // 2 <= 8
    assert "more</summary>" in folded or "numbers</summary>" in folded
