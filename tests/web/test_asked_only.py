"""Questions that nobody can answer: refused by name, with what may be asked."""

from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from narrows.web.asked_only import FREE, known_to
from tests.web.clients import client_of, tags, text_of
from tests.web.every_page import PAGES, Named, routes
from tests.web.lived import lived_desk


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(lived_desk(tmp_path_factory.mktemp("asked")))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "/objectives?found=maybe",
            "«found» is yes or no; write true or false («maybe» was given)",
        ),
        ("/objectives?page=-1", "«page» is 1 at least («-1» was given)"),
        (
            "/value-score?unit=foo",
            "«unit» is active_days, items, points or logged_hours («foo» was given)",
        ),
        ("/value-score?weeks=4", "«weeks» is not known here, only by, unit"),
        ("/ripples?strem=lived", "«strem» is not known here, only cycle, owner, words"),
        ("/settings/none?x=1", "Nothing is at /settings/none"),
        ("/inbox?x=1", "«x» is not known here"),
        (
            "/streams/lived/explain?start=2026-11-01&end=2026-09-30",
            "before they begin on",
        ),
        (
            "/streams/lived/items?done_from=2026-11-01&done_to=2026-11-01",
            "No day is from 2026-11-01 up to 2026-11-01",
        ),
    ],
)
def test_a_forged_question_is_refused_by_its_name_and_what_may_be_asked(
    lived: TestClient, asked: str, told: str
) -> None:
    answer = lived.get(asked)
    assert answer.status_code in (400, 404)
    assert told in text_of(answer.text)


@pytest.mark.parametrize("asked", ["/connect?title=log&whatever=1", "/objectives?words=&page=1"])
def test_what_a_page_reads_is_no_slip(lived: TestClient, asked: str) -> None:
    """The control: a form that its address fills in takes any field of it."""
    assert lived.get(asked).status_code == 200


def test_no_link_of_a_page_asks_what_the_other_does_not_know(
    demo_client: TestClient, demo_named: Named
) -> None:
    """Links of every page, against the page that they lead to."""
    read = [each for each in routes() if "GET" in (each.methods or ())]
    slips: set[str] = set()
    n_asked = 0
    for path in PAGES:
        html = demo_client.get(next(demo_named.addresses(path))).text
        links = {unescape(a["href"] or "") for _, a in tags(html) if "href" in a}
        for link in links:
            there, query = urlsplit(link).path, parse_qsl(urlsplit(link).query)
            route = next((each for each in read if each.path_regex.match(there)), None)
            if route is None or not query or route.path in FREE:
                continue
            n_asked += 1
            known = known_to(route)
            slips |= {f"{path}: {link}" for name, _ in query if name not in known}
    assert not slips
    assert n_asked > 20, "the control"


REDIRECTS = (
    "/workshop?done=objectives", "/workshop?said=1", "/workshop/why?done=why", "/reset?said=1",
    "/settings?done=revoked", "/sources?done=log", "/objectives/lived?written=1",
    "/objectives/lived?saved=1", "/objectives/lived?said=1", "/objectives/lived?observed=x",
    "/cycles/2026-Q4?said=1", "/review/2026-Q4?said=1&of=x", "/inbox?owner=policy&said=1",
    "/refusals?stream=lived&said=1&page=2", "/streams/lived/quality?mapped=x",
    "/present?cycle=2026-Q4&at=1", "/sources/log?done=mapped", "/ripples?said=1",
)  # fmt: skip


@pytest.mark.parametrize("address", REDIRECTS)
def test_where_a_form_leads_is_read_there(lived: TestClient, address: str) -> None:
    assert "is not known here" not in text_of(lived.get(address).text)
