"""Every page there is: hostile words stay words, nobody is kept out, everything fits.

Pages are found by their routes, so that a new one is swept by being there. There is one home, one
browser and one look a page; `make screenshots` keeps pictures of all.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext

from narrows.bootstrap import Home
from narrows.bootstrap.serving import open_desk
from narrows.domain.drilling import ItemsAsked
from narrows.services.flow.drilling import drill
from narrows.services.quality.collecting import every_check
from narrows.services.workshop.steps import Step
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.browser.sweep import foreign, foreign_in, lost_keys, moves, opened, wider, window
from tests.hostile import HOSTILE, Disguise
from tests.lived_home import demo_home, hostile_home
from tests.web.every_page import PAGES, Named

SHOTS = os.environ.get("NARROWS_SCREENSHOTS")
"""Where pictures of all pages are kept; nowhere unless said."""

NARROW_RULES = ("color-contrast", "target-size", "scrollable-region-focusable", "meta-viewport")
"""What a narrow window may change."""

NEEDS_SCRIPT = (
    "button[type=button], [hx-get]:not([href], form, input, textarea, select, [hx-trigger^=every], :has(a[href])),"
    " form:not([action])"
)
"""What does nothing without a script; where it is, it is hidden until there is one."""

OPENED_OF = 8
"""Of so many pages one is opened in a turn of hostile words; the others are only read."""

SIZES = ((360, 780), (768, 1024), (1240, 900))


class Served(NamedTuple):
    """A home that is served.

    Attributes:
        address: Without a slash at its end.
        named: What there is to open.
    """

    address: str
    named: Named

    def of(self, path: str) -> list[str]:
        """The addresses of a page."""
        return [self.address + each for each in self.named.addresses(path)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="module")
def demo(folder: Path) -> Home:
    return demo_home(folder / "demo")


@pytest.fixture(scope="module")
def insurer(served: Callable[[Desk], str], demo: Home) -> Served:
    return _served(served, demo)


@pytest.fixture(scope="module")
def hostile(served: Callable[[Desk], str], demo: Home, folder: Path) -> Served:
    return _served(served, hostile_home(folder / "hostile", demo.folder, disguise=Disguise()))


def _served(served: Callable[[Desk], str], home: Home) -> Served:
    desk = open_desk(home)
    plan = desk.review().plan
    stream = plan.streams[0].id
    (item, *_) = drill(desk.history(), ItemsAsked(stream)).items
    return Served(
        served(desk),
        Named(
            {
                "stream": tuple(each.id for each in plan.streams),
                "objective": tuple(each.id for each in reversed(plan.objectives)),
                "cycle": tuple(each.id for each in reversed(plan.cycles)),
                "source": tuple(each.id for each in plan.sources),
                "key": (item.id,),
                "check": tuple(each.name for each in every_check()),
                "step": tuple(Step),
            }
        ),
    )


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, (360, "dark")) as opened_:
        yield opened_


@pytest.fixture(scope="module")
def broad(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, (1240, "light")) as opened_:
        yield opened_


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_stay_words_and_fit(
    path: str, hostile: Served, narrow: BrowserContext
) -> None:
    for address in hostile.of(path):
        with opened(narrow, address) as (page, complaints):
            assert not [*complaints, *foreign(page), *wider(page)], address


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_kept_out(path: str, insurer: Served, broad: BrowserContext) -> None:
    with opened(broad, insurer.of(path)[0]) as (page, complaints):
        assert not [*complaints, *wider(page), *lost_keys(page), *moves(page)]
        assert not barriers(page), "light"
        page.emulate_media(color_scheme="dark")
        assert not barriers(page, rules=("color-contrast",)), "dark"
        page.set_viewport_size({"width": 360, "height": 780})
        assert not barriers(page, rules=NARROW_RULES), "360 px, dark"
        assert not wider(page), "360 px"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_without_scripts(path: str, insurer: Served, browser: Browser) -> None:
    with window(browser, (1240, "light"), scripts=False) as without:
        page = without.new_page()
        page.goto(insurer.of(path)[0])
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().strip()
        assert not [each for each in page.locator(NEEDS_SCRIPT).all() if each.is_visible()]


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(1, len(HOSTILE)))
def test_each_hostile_word_stays_a_word_in_each_place(
    turn: int, served: Callable[[Desk], str], demo: Home, tmp_path: Path, narrow: BrowserContext
) -> None:
    """Every page is read by a browser in each turn, and opened in one turn of eight instead."""
    home = hostile_home(tmp_path / "hostile", demo.folder, disguise=Disguise(turn))
    there, reader, found = _served(served, home), narrow.new_page(), []
    for number, path in enumerate(PAGES):
        address = there.of(path)[0]
        if number % OPENED_OF == turn % OPENED_OF:
            with opened(narrow, address) as (page, complaints):
                told = [*complaints, *foreign(page), *wider(page)]
        else:
            answer = narrow.request.get(address)
            told = foreign_in(answer.text(), reader, address=address)
            told += [] if answer.status == 200 else [f"answered {answer.status}"]
        found += [f"{address}: {each}" for each in told]
    reader.close()
    assert not found


@pytest.mark.skipif(not SHOTS, reason="make screenshots takes them")
@pytest.mark.parametrize("path", PAGES)
def test_pictures_are_kept(path: str, insurer: Served, browser: Browser) -> None:
    folder = Path(SHOTS or "")
    folder.mkdir(parents=True, exist_ok=True)
    name = path.strip("/").replace("/", "-").translate({ord(each): None for each in "{}:"})
    with window(browser, (1240, "light")) as context:
        page = context.new_page()
        page.goto(insurer.of(path)[0])
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=folder / f"{name or 'home'}-{width}.png", full_page=True)
    assert (folder / f"{name or 'home'}-360.png").stat().st_size > 1000


CONTROLS = {
    "a script": "<p><script data-owned>owned()</script></p>",
    "an element": "<p><b data-owned>bold</b></p>",
    "an attribute": '<p title="" data-owned onmouseover="owned()">a</p>',
    "what htmx acts on": '<p hx-get="/owned" hx-trigger="load">a</p>',
    "an address that runs": '<p><a href="javascript:owned()">go</a></p>',
    "an address elsewhere": '<form action="//owned.example/x"></form>',
    "a long word": f"<p>{'x' * 300}</p>",
}


@pytest.mark.parametrize("html", CONTROLS.values(), ids=CONTROLS.keys())
def test_a_page_that_lets_words_become_more_is_noticed(
    html: str, insurer: Served, narrow: BrowserContext
) -> None:
    """The control: what the sweep would find in a page that escapes nothing."""
    page = narrow.new_page()
    page.route("**/control", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{insurer.address}/control")
    assert [*foreign(page), *wider(page)]
    # A reader sees no widths.
    assert wider(page) or foreign_in(html, page, address=insurer.address)
    page.close()


def test_a_trap_and_a_hidden_focus_are_noticed(insurer: Served, broad: BrowserContext) -> None:
    page = broad.new_page()
    trap = "<a href='#a'>a</a><a href='#b' id='b'>b</a><a href='#c'>c</a>"
    page.route("**/control", lambda route: route.fulfill(content_type="text/html", body=trap))
    page.goto(f"{insurer.address}/control")
    assert not lost_keys(page)
    page.evaluate("document.querySelector('#b').style.outline = 'none'")
    assert lost_keys(page)
    page.evaluate("document.querySelector('#b').style.outline = ''")
    page.evaluate(
        "document.querySelector('#b').addEventListener('keydown', each => each.preventDefault())"
    )
    assert lost_keys(page)
    page.close()
