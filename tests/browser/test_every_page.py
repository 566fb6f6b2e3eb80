"""Every page there is: hostile words stay words, nobody is kept out, everything fits.

Pages are found by their routes, so that a new one is swept by being there. There is one home, one
browser and one look a page; `make screenshots` keeps pictures of all.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers, thinned
from tests.browser.sweep import Window, foreign, foreign_in, lost_keys, moves, opened, wider, window
from tests.browser.wcag import no_way_past, small_targets, unseen_focus
from tests.hostile import HOSTILE, Disguise
from tests.lived_home import hostile_home
from tests.web.every_page import PAGES, Named, named_by

SHOTS = os.environ.get("NARROWS_SCREENSHOTS")
"""Where pictures of all pages are kept; nowhere unless said."""

NARROW_RULES = ("color-contrast", "target-size", "scrollable-region-focusable", "meta-viewport")
"""What a narrow window may change."""

NEEDS_SCRIPT = (
    "button[type=button], [hx-get]:not([href], form, input, textarea, select, [hx-trigger^=every], :has(a[href])),"
    " form:not([action])"
)
"""What does nothing without a script; where it is, it is hidden until there is one."""

NOTHING_TO_TELL = "number-missing"
"""Said of a number that nothing is known of: a status whose name has blanks around it is told without
them, so that in the turn in which such a word stands for «Done» nothing is done.
"""

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
def demo(demo_home: Path, folder: Path) -> Home:
    return open_home(Path(shutil.copytree(demo_home, folder / "demo")))


@pytest.fixture(scope="module")
def insurer(served: Callable[[Desk], str], demo: Home) -> Served:
    return _served(served, demo)


@pytest.fixture(scope="module")
def hostile(served: Callable[[Desk], str], demo: Home, folder: Path) -> Served:
    return _served(served, hostile_home(folder / "hostile", demo.folder, disguise=Disguise()))


def _served(served: Callable[[Desk], str], home: Home) -> Served:
    desk = open_desk(home)
    return Served(served(desk), named_by(desk))


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Window]:
    with window(browser, (360, "dark")) as opened_:
        yield opened_


@pytest.fixture(scope="module")
def broad(browser: Browser) -> Iterator[Window]:
    with window(browser, (1240, "light")) as opened_:
        yield opened_


@pytest.fixture(scope="module")
def without(browser: Browser) -> Iterator[Window]:
    """One in which no script runs."""
    with window(browser, (1240, "light"), scripts=False) as opened_:
        yield opened_


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_stay_words_and_fit(path: str, hostile: Served, narrow: Window) -> None:
    for address in hostile.of(path):
        with opened(narrow, address) as (page, complaints):
            assert not [*complaints, *foreign(page), *wider(page)], address


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_kept_out(path: str, insurer: Served, broad: Window) -> None:
    with opened(broad, insurer.of(path)[0]) as (page, complaints):
        assert not [*complaints, *no_way_past(page), *lost_keys(page), *wider(page)]
        page.set_viewport_size({"width": 360, "height": 780})
        assert not [*wider(page), *small_targets(page)], "360 px"
        thinned(page)
        page.emulate_media(color_scheme="dark")
        assert not barriers(page, rules=NARROW_RULES), "360 px, dark"
        page.set_viewport_size({"width": 1240, "height": 900})
        page.emulate_media(color_scheme="light")
        assert not barriers(page), "light"
        assert not [*unseen_focus(page), *small_targets(page), *moves(page), *complaints]


@pytest.mark.soak
@pytest.mark.parametrize("path", PAGES)
def test_a_broad_page_is_read_in_dark_colours(path: str, insurer: Served, broad: Window) -> None:
    """Colours are those of a narrow page, which each run looks at; what it hides is looked at here."""
    with opened(broad, insurer.of(path)[0]) as (page, _):
        thinned(page)
        page.emulate_media(color_scheme="dark")
        assert not barriers(page, rules=("color-contrast",))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_without_scripts(path: str, insurer: Served, without: Window) -> None:
    with opened(without, insurer.of(path)[0]) as (page, complaints):
        assert not complaints
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().strip()
        assert not page.locator(NEEDS_SCRIPT).filter(visible=True).all_inner_texts()


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(1, len(HOSTILE)))
def test_each_hostile_word_stays_a_word_in_each_place(
    turn: int, served: Callable[[Desk], str], demo: Home, tmp_path: Path, narrow: Window
) -> None:
    """Every page is read by a browser in each turn, and opened in one turn of eight instead."""
    home = hostile_home(tmp_path / "hostile", demo.folder, disguise=Disguise(turn))
    there, reader, found = _served(served, home), narrow.context.new_page(), []
    for number, path in enumerate(PAGES):
        address = there.of(path)[0]
        if number % OPENED_OF == turn % OPENED_OF:
            with opened(narrow, address) as (page, complaints):
                told = [*complaints, *foreign(page), *wider(page)]
        else:
            answer = narrow.context.request.get(address)
            told = foreign_in(answer.text(), reader, address=address)
            is_there = answer.status == 200 or NOTHING_TO_TELL in answer.text()
            told += [] if is_there else [f"answered {answer.status}"]
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
        page = context.tab
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
    html: str, insurer: Served, narrow: Window
) -> None:
    """The control: what the sweep would find in a page that escapes nothing."""
    page = narrow.context.new_page()
    page.route("**/control", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{insurer.address}/control")
    assert [*foreign(page), *wider(page)]
    # A reader sees no widths.
    assert wider(page) or foreign_in(html, page, address=insurer.address)
    page.close()


def test_a_trap_and_a_hidden_focus_are_noticed(insurer: Served, broad: Window) -> None:
    page = broad.context.new_page()
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


WRONG = (
    '<nav><a href="/">Home</a></nav><main id="main"><p style="transition: opacity 1s">a</p>'
    '<button style="width: 20px; height: 20px; padding: 0; outline: none">b</button></main>'
)


def test_what_is_small_unseen_moving_or_in_the_way_is_noticed(
    insurer: Served, broad: Window
) -> None:
    page = broad.context.new_page()
    page.route("**/control", lambda route: route.fulfill(content_type="text/html", body=WRONG))
    page.goto(f"{insurer.address}/control")
    assert len(no_way_past(page)) == len(small_targets(page)) == len(moves(page)) == 1
    (unseen,) = unseen_focus(page)
    assert "<button" in unseen
    page.close()


def test_a_row_unlike_the_others_is_read_however_many_there_are(
    insurer: Served, broad: Window
) -> None:
    rows = ["<tr><td>1</td></tr>"] * 40 + ["<tr><td><img src='data:,'></td></tr>"]
    page, html = broad.context.new_page(), f"<main><table>{''.join(rows)}</table></main>"
    page.route("**/control", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{insurer.address}/control")
    assert thinned(page) > 60
    assert barriers(page, rules=("image-alt",))
    page.close()
