"""The pages of sources in a real browser: hostile names, every look, by hand without script."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.bootstrap.syncing import open_worker
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.commands import narrows
from tests.fakes.jira_tool import JiraTool
from tests.fakes.server import FakeServer, serving
from tests.looks import PAYLOADS

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((360, "dark"),)
"""The narrowest; test_every_page has each page in the others."""
HOSTILE = " ".join(each.replace("\0", "") for each in PAYLOADS[:6]) + " " + "x" * 120


@pytest.fixture(scope="module")
def tool() -> Iterator[FakeServer]:
    with pytest.MonkeyPatch.context() as patch, serving(JiraTool().respond) as server:
        patch.setenv("NARROWS_ALLOW_HOSTS", "127.0.0.0/8")
        patch.delenv("NARROWS_KEY", raising=False)
        yield server


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, tool: FakeServer) -> Home:
    folder = tmp_path_factory.mktemp("sources")
    columns = {"item": "key", "status": "status", "moved_at": "at"}
    quoted = HOSTILE.replace('"', '""')
    (folder / "log.csv").write_text(
        f'key,status,at\nA-1,Doing,2026-11-01\nA-1,"{quoted}",2026-11-02\nA-2,Doing,"{quoted}"\n'
    )
    plan = {
        "organisation": {"name": "Harbour"},
        "sources": [
            {"id": "log", "connector": "csv_file", "path": "log.csv", "columns": columns},
            {"id": "gone", "connector": "jira", "address": tool.address, "take": [HOSTILE]},
            {"id": "ci", "connector": "push"},
        ],
        "streams": [
            {
                "id": "policy",
                "takes": [{"source": "log"}],
                "workflow": [
                    {"status": "Doing", "state": "active"},
                    {"status": "Done", "state": "done"},
                ],
            }
        ],
    }
    (folder / "narrows.yaml").write_text(yaml.safe_dump(plan))
    assert narrows("apply", folder / "narrows.yaml", "--home", folder / "home").code == 0
    assert narrows("sync", "--home", folder / "home").code == 1, "without a token"
    return open_home(folder / "home")


@pytest.fixture(scope="module")
def address(served: Callable[[Desk], str], home: Home) -> str:
    return served(open_desk(home))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_tool_is_connected_by_hand(
    page: Page, address: str, home: Home, tool: FakeServer
) -> None:
    page.goto(address + "/sources")
    page.get_by_label("Its address").fill(tool.address)
    page.get_by_label("A token that may read").fill("ada:canary-token")
    page.get_by_label("Tool", exact=True).select_option("jira")
    page.get_by_role("button", name="Test and connect").click()
    expect(page.get_by_role("alert")).to_contain_text("the token shows PAY, CLM")
    expect(page.get_by_label("A token that may read")).to_be_empty()
    expect(page.get_by_label("Its address")).to_have_value(tool.address)
    page.get_by_label("A token that may read").fill("ada:canary-token")
    page.get_by_label("What to take").fill("PAY")
    page.get_by_role("button", name="Test and connect").click()
    expect(page.get_by_role("status")).to_contain_text("jira is connected")
    worker = open_worker(home)
    while worker.tick():
        pass
    page.get_by_role("link", name="jira", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is jira complete?")
    expect(page.get_by_text("complete until").first).to_be_visible()
    page.get_by_role("button", name="Let the tool call").click()
    expect(page.get_by_role("status")).to_contain_text("shown this once")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_stand_in_every_look(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("dialog", lambda dialog: errors.append(dialog.message))
    for path in ("/sources", "/sources/log", "/connect"):
        opened.goto(address + path)
        stands(opened, width)
    # What a file tells is as hostile as it likes, on the page that shows it and as it comes back.
    opened.get_by_label("The file").set_input_files(
        {"name": HOSTILE[:100], "mimeType": "text/csv", "buffer": hostile_table()}
    )
    opened.get_by_role("button", name="Look at it").click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("is this your work?")
    stands(opened, width)
    opened.get_by_label("The value stream").select_option("")
    opened.get_by_role("button", name="Connect it").click()
    expect(opened.get_by_role("alert")).to_contain_text("Say what the new stream is called")
    stands(opened, width)
    context.close()
    assert errors == []


def stands(page: Page, width: int) -> None:
    """Whether a page is as wide as its window, and bars nobody."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    assert not barriers(page), page.url


def hostile_table() -> bytes:
    """Statuses, types and projects that try to be more than words, and a row that is none."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("key", "status", "changed at", "type", "project", "assignee"))
    for n, payload in enumerate(PAYLOADS):
        word = payload.replace("\0", "")
        for day, status in enumerate(("Doing", word, "Done")):
            rows.writerow((f"A-{n}", status, f"2026-11-{day + 1:02}", word, word, "Ada Canary"))
    rows.writerow(("A-0", "Doing"))
    return text.getvalue().encode()
