"""The pages of a stream over HTTP: what they say is measured, and every number leads to its items."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.work import Fault, FlowState
from narrows.services.flow.listing import items
from narrows.web.app import create_app
from narrows.web.desk import Desk
from tests.looks import PAYLOADS
from tests.web.clients import text_of
from tests.web.lived import STATES, lived_desk
from tests.web.reviews import desk_of, renamed, review_of

HOSTILE = ("/streams/lived", "/streams/lived/items", "/streams/lived/charts")
LINK = re.compile(r'<a href="(/streams/[^"]+/items[^"]*)"[^>]*>([^<]+)</a>')


def client_of(desk: Desk) -> TestClient:
    return TestClient(create_app(desk), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("lived"))


@pytest.fixture(scope="module")
def lived(desk: Desk) -> TestClient:
    return client_of(desk)


@pytest.fixture(scope="module")
def invented() -> TestClient:
    return client_of(desk_of())


def twin_of(href: str) -> str:
    path, _, asked = unescape(href).partition("?")
    return f"{path}.json?{asked}"


def counted(client: TestClient, href: str) -> int:
    found = client.get(twin_of(href))
    assert found.status_code == 200, found.text
    n_items: int = found.json()["n_items"]
    return n_items


def links_of(client: TestClient, path: str) -> list[tuple[str, str]]:
    return [(href, unescape(text)) for href, text in LINK.findall(client.get(path).text)]


class Parts(HTMLParser):
    """What of a page could run, or break its policy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("img", "iframe", "style", "object") or (tag == "script" and "src" not in given):
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on") or name == "style"]
        self.found += [
            value
            for name, value in attrs
            if name in ("href", "src", "action") and value and not value.startswith(("/", "#"))
        ]


def active_parts(page: str) -> list[str]:
    parts = Parts()
    parts.feed(page)
    return parts.found


@pytest.mark.parametrize(
    "path", ["/streams/policy", "/streams/claims", "/streams/platform", "/streams/unaligned"]
)
def test_a_page_has_a_twin_and_keeps_to_its_policy(invented: TestClient, path: str) -> None:
    shown = invented.get(path)
    assert shown.status_code == 200
    assert not active_parts(shown.text)
    told = invented.get(path + ".json")
    assert told.json()["title"] in shown.text


def test_numbers_lead_to_exactly_their_items(lived: TestClient) -> None:
    told = lived.get("/streams/lived.json").json()["flow"]
    by_text = {text: href for href, text in links_of(lived, "/streams/lived")}
    page = lived.get("/streams/lived").text
    of_card = dict(re.findall(r'<a href="([^"]+)">Its items<span class="hidden">: ([^<]+)<', page))
    of_card = {title: href for href, title in of_card.items()}
    assert counted(lived, of_card["Flow velocity"]) == told["n_done"] > 10
    assert counted(lived, of_card["Flow load"]) == told["load_items"] > 3
    for share in told["shares"]:
        n_items = counted(lived, by_text[share["item_type"]])
        assert n_items == round(share["ratio"] * told["n_done"])


def test_counts_in_tables_lead_to_exactly_their_items(lived: TestClient) -> None:
    page = lived.get("/streams/lived").text
    table = page[page.index("Status by status") :]
    rows = re.findall(r'<th scope="row"[^>]*><a href="([^"]+)">([^<]+)</a></th>(.*?)</tr>', table)
    assert [name for _, name, _ in rows[:6]] == [*STATES]
    n_now = 0
    for ever, _, row in rows[:6]:
        assert counted(lived, ever) > 0
        ((href, text),) = re.findall(r'href="([^"]+=load_items[^"]*)"[^>]*>([^<]+)</a>', row)
        assert len(lived.get(twin_of(href)).json()["explanation"]["items"]) == int(text)
        n_now += int(text)
    assert n_now == 90
    weeks = re.findall(
        r'<th scope="row"[^>]*><a href="(/streams/lived/items\?state=done[^"]*)">[^<]+</a></th>'
        r'<td class="n"[^>]*><a [^>]*>(\d+)</a>',
        page,
    )
    assert len(weeks) > 20
    for href, text in weeks[:4]:
        assert counted(lived, href) == int(text)


def test_evidence_leads_to_exactly_what_it_counts(lived: TestClient) -> None:
    page = lived.get("/streams/lived").text
    tables = page[page.index("What limits") : page.index("Status by status")]
    rows = [row for row in re.findall(r"<tr.*?</tr>", tables) if LINK.search(row)]
    assert len(rows) == 3
    n_now = 0
    for row in rows:
        ((named, _),) = LINK.findall(row)
        ((text,),) = [re.findall(r'=load_items[^"]*"[^>]*>([^<]+)</a>', row)]
        assert counted(lived, named) == int(text)
        n_now += int(text)
    assert n_now > 0


def test_a_reach_leads_to_what_waits_and_is_worked_on_in_it(lived: TestClient) -> None:
    reaches = lived.get("/streams/lived.json").json()["flow"]["reaches"]
    page = lived.get("/streams/lived").text
    hrefs = re.findall(r'<a class="reach" href="([^"]+)"', page)
    canal = [each["waiting_items"] + each["working_items"] for each in reaches]
    wide = [
        n_items
        for each, own in zip(reaches, canal, strict=True)
        for n_items in (own, *(lake["load_items"] for lake in each["lakes"]))
    ]
    assert [counted(lived, href) for href in hrefs] == wide + canal
    assert sum(canal) > 0
    assert len(wide) > len(canal) == 2


def test_a_reach_says_arrivals_departures_load_and_median_wait(invented: TestClient) -> None:
    page = invented.get("/streams/policy").text
    said = unescape(re.findall(r'aria-label="(Verifying: [^"]+)"', page)[0])
    assert said == (
        "Verifying: 9.1 arrive and 8.2 leave a week, 48 wait, 6 in work; in the whole history "
        "half of the visits took at most 2 d, half of the waits in Verification at most 6 d"
    )
    lake = unescape(re.findall(r'aria-label="(Waiting for[^"]+)"', page)[0])
    assert "22 wait now, an item waits 9 d there on average" in lake


def test_items_are_paged_sorted_and_said_in_words(lived: TestClient) -> None:
    first = lived.get("/streams/lived/items.json?order=flow_time").json()
    assert (first["n_items"], first["n_pages"], first["first"], first["last"]) == (90, 2, 1, 50)
    second = lived.get("/streams/lived/items.json?order=flow_time&page=2").json()
    times = [each["flow_time_days"] for each in first["rows"] + second["rows"]]
    known = [each for each in times if each is not None]
    assert known == sorted(known, reverse=True) == times[: len(known)]
    page = lived.get("/streams/lived/items?state=open&status=Doing&item_type=defect").text
    assert "in process (waiting or active), now in «Doing», defects" in unescape(page)
    assert page.count('aria-label="Without: ') == 3


def test_what_was_asked_for_can_be_taken_away_one_by_one(lived: TestClient) -> None:
    asked = "/streams/lived/items?state=done&visited=Review&done_from=2026-03-01&done_to=2026-04-01"
    hrefs = re.findall(r'<a href="([^"]+)" aria-label="Without: ', lived.get(asked).text)
    assert [unescape(href).count("=") for href in hrefs] == [3, 3, 2]
    for href in hrefs:
        assert counted(lived, href) >= counted(lived, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "state=gone",
        "order=rank",
        "page=0",
        "done_from=yesterday",
        "statuss=Done",
        "item_type=x",
        "&".join("status=a" for _ in range(51)),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(lived: TestClient, asked: str) -> None:
    found = lived.get(f"/streams/lived/items.json?{asked}")
    assert found.status_code == 400
    assert found.json()["error"]["slug"] == "form-unreadable"
    assert f"«{asked.partition('=')[0]}» " in found.json()["error"]["message"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("done_from=yesterday", "«done_from» is no day; write it as 2026-11-27"),
        ("page=some", "«page» is no whole number"),
        ("statuss=Done", "«statuss» is not known here"),
    ],
)
def test_a_refusal_says_how_it_is_written(lived: TestClient, asked: str, told: str) -> None:
    assert told in lived.get(f"/streams/lived/items.json?{asked}").json()["error"]["message"]


def test_a_refused_question_says_what_can_be_asked(lived: TestClient) -> None:
    said = text_of(lived.get("/streams/lived/items?state=bogus").text)
    assert "«state» is open, ageing, done or unmeasured («bogus» was given)" in said
    unknown = text_of(lived.get("/streams/lived/items?statuss=Done").text)
    assert "«statuss» is not known here, only state, status, visited" in unknown


def test_fields_left_empty_ask_nothing(lived: TestClient) -> None:
    assert counted(lived, "/streams/lived/items?state=&item_type=&done_from=&done_to=") == 90


def test_every_item_opens_whatever_its_key(lived: TestClient, desk: Desk) -> None:
    for each in items(desk.history(), stream="lived")[:12]:
        (href,) = {
            href
            for href, text in links_of(lived, "/streams/lived/items?order=created&page=2")
            if text == each.id
        }
        shown = lived.get(href)
        assert shown.status_code == 200
        told = lived.get(href + ".json").json()
        assert told["key"] == each.id
        assert [visit["status"] for visit in told["items"][0]["visits"]] == [
            visit.status for visit in each.visits
        ]


@pytest.mark.parametrize(
    "path",
    [
        "/streams/nowhere",
        "/streams/nowhere/items",
        "/streams/nowhere/faults",
        "/streams/lived/items/%27%20or%201=1%20--",
        "/streams/quiet/items/x",
    ],
)
def test_what_is_not_there_is_not_found(lived: TestClient, path: str) -> None:
    assert lived.get(path).status_code == 404
    assert lived.get(path + ".json").json()["error"]["slug"] in {"stream-unknown", "item-unknown"}


def test_a_stream_without_history_teaches_to_bring_some(lived: TestClient) -> None:
    page = lived.get("/streams/quiet").text
    assert "<code>narrows sync</code>" in page
    assert "<svg" not in page


def test_a_stream_that_takes_nothing_of_what_was_brought_is_told_so() -> None:
    """Syncing again brings it nothing: what it takes is to be corrected."""
    review = review_of()
    client = client_of(desk_of(replace(review, streams={}, taking_nothing=("policy",))))
    told = "Its sources were read, and it takes none of the items in them"
    own = client.get("/streams/policy").text
    assert told in text_of(own)
    assert "narrows sync" not in own
    assert told not in text_of(client.get("/streams/claims").text)
    assert client.get("/streams/policy.json").json()["takes_nothing"] is True


def test_the_first_faults_are_listed_and_the_rest_has_a_page() -> None:
    review = review_of()
    told = [Fault("policy-log", f"<b>what {row}</b>", row) for row in range(1, 21)]
    own = replace(review.streams["policy"], faults=told, n_faults=4321)
    client = client_of(desk_of(replace(review, streams={"policy": own})))
    page = client.get("/streams/policy").text
    assert '<a href="/streams/policy/faults">4,321 faults</a> in the data' in page
    assert page.count("&lt;b&gt;what") == 5
    listed = client.get("/streams/policy/faults").text
    assert listed.count("&lt;b&gt;what") == 20
    assert "the first 20 are listed" in listed


def test_charts_show_the_items_and_name_the_oldest_in_process(
    lived: TestClient, desk: Desk
) -> None:
    ages = {
        each.id: each.age_days
        for each in items(desk.history(), stream="lived")
        if each.age_days is not None
    }
    told = lived.get("/streams/lived/charts.json").json()
    assert told["n_ageing"] == len(ages)
    oldest = sorted(ages, key=lambda key: -(ages[key] or 0))[: len(told["oldest"])]
    assert [each["id"] for each in told["oldest"]] == oldest
    n_timed = len(told["charted"]["timed"])
    page = lived.get("/streams/lived/charts").text
    (behind,) = re.findall(r'Age since commitment, of <a href="([^"]+)">', page)
    assert behind.endswith("?state=ageing")
    assert counted(lived, behind) == len(ages)
    dots = len(ages), n_timed
    assert page.count('class="point"') == sum(dots)
    assert n_timed > 20
    assert "The lines are of the last 13 weeks" in page


def test_unaligned_work_has_its_page_and_its_items(lived: TestClient) -> None:
    page = lived.get("/streams/unaligned").text
    assert "No stream takes these items" in page
    assert counted(lived, "/streams/unaligned/items?") == 7


def test_names_of_all_kinds_stay_words(tmp_path: Path) -> None:
    names = [each.replace("\0", "") for each in PAYLOADS]
    states = dict.fromkeys(names, FlowState.ACTIVE) | {"Done": FlowState.DONE}
    client = client_of(lived_desk(tmp_path, states, n_items=24))
    invented = client_of(desk_of(renamed(review_of(), names[0])))
    pages = [client.get(path).text for path in HOSTILE]
    asked = client.get("/streams/lived/items", params={"status": names, "visited": names}).text
    opened = client.get(links_of(client, "/streams/lived/items")[0][0])
    assert opened.status_code == 200
    for page in (*pages, asked, opened.text, invented.get("/streams/policy").text):
        assert not active_parts(page)


def test_a_hostile_name_would_be_seen() -> None:
    """The control."""
    assert all(active_parts(f'<a href="{each}">') for each in (PAYLOADS[2], PAYLOADS[3]))
    assert active_parts(PAYLOADS[0])


def test_the_items_of_a_page_are_those_that_the_engine_lists(lived: TestClient, desk: Desk) -> None:
    open_ = {
        each.id
        for each in items(desk.history(), stream="lived")
        if each.flow_state in (FlowState.WAITING, FlowState.ACTIVE)
    }
    told = lived.get("/streams/lived/items.json?state=open").json()["rows"]
    assert {each["id"] for each in told} == open_
    ages = [each["age_days"] for each in told]
    assert ages == sorted(ages, reverse=True)


@pytest.mark.parametrize(
    ("roadmap", "said"),
    [
        ("https://insurer.example/roadmap?q=1", '<a href="https://insurer.example/roadmap?q=1" '),
        ("label: 2027", "roadmap, never graded: label: 2027<"),
        ("javascript:alert(1)", "roadmap, never graded: javascript:alert(1)<"),
        ("https://x <b>", "roadmap, never graded: https://x &lt;b&gt;<"),
    ],
)
def test_a_roadmap_is_linked_where_it_is_an_address_of_the_web(roadmap: str, said: str) -> None:
    review = review_of()
    streams = tuple(replace(each, roadmap=roadmap) for each in review.plan.streams)
    shown = client_of(desk_of(replace(review, plan=replace(review.plan, streams=streams))))
    page = shown.get("/streams/policy").text
    assert said in page
    assert ("javascript:" in page) is roadmap.startswith("javascript:")
    assert 'href="javascript:' not in page


def test_the_page_of_a_stream_says_since_when_it_is_counted_as_it_is(desk: Desk) -> None:
    (own,) = [each for each in desk.review().plan.streams if each.id == "lived"]
    since = datetime(2026, 9, 1, 12, tzinfo=UTC)
    change = PolicyChange("calendar", "24x7", "mon-fri 09:00-17:00")
    versions = (
        PolicyVersion(own.id, 1, since - timedelta(days=30), "jo"),
        PolicyVersion(own.id, 2, since, "jo", (change,)),
    )
    review = replace(desk.review(), versions={own.id: versions})
    client = client_of(replace(desk, review=lambda: review))
    told = unescape(client.get("/streams/lived").text).replace("\N{NO-BREAK SPACE}", " ")
    assert "Version 2, since 1 Sep 2026: calendar changed" in told
    assert "What was declared before" in told
    assert "Version 1, since 2 Aug 2026" in told
    assert "What was declared before" not in client_of(desk).get("/streams/lived").text
