"""Opens a page in a browser and tells what is wrong with it, whatever page it is."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Request

Look = tuple[int, Literal["light", "dark"]]
"""Width [px] and colour scheme."""

WATCH = """
window.ran = [];
window.owned = () => window.ran.push('owned() ran');
document.addEventListener('securitypolicyviolation', each =>
  window.ran.push(`policy: ${each.violatedDirective} ${each.blockedURI} ${each.sample}`));
window.stops = [];
window.looks = of => {
  const style = getComputedStyle(of);
  if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) return 'outlined';
  // Shapes have no outline of their own: what is drawn in them changes.
  return of.ownerSVGElement ? [...of.querySelectorAll('*')].map(each => {
    const {stroke, strokeWidth, opacity, fill} = getComputedStyle(each);
    return [stroke, strokeWidth, opacity, fill];
  }).join() : '';
};
document.addEventListener('focusin', each => {
  window.stops.push([each.target, looks(each.target)]);
});
"""
"""Before anything of a page runs."""

PARTS = """(document, base) => {
  const found = [], told = each => each.outerHTML.slice(0, 140);
  const sends = ['src', 'action', 'formaction', 'data', 'poster', 'srcset', 'background'];
  for (const each of document.querySelectorAll('*')) {
    const name = each.localName;
    if (each.hasAttribute('data-owned') || name.includes('owned')) found.push(`foreign ${told(each)}`);
    if (name === 'script' && !(each.getAttribute('src') || '').startsWith('/static/'))
      found.push(`script ${told(each)}`);
    for (const {name: key, value} of each.attributes) {
      if (key.startsWith('on') || key.startsWith('hx-on') || key.startsWith('data-hx'))
        found.push(`handler ${told(each)}`);
      const to = key.endsWith('href') || sends.includes(key) || /^hx-(get|post|put|patch|delete)$/.test(key);
      if (!to || value.startsWith('#')) continue;
      let url;
      try { url = new URL(value, base); } catch { found.push(`address ${told(each)}`); continue; }
      const isLink = name === 'a' && ['http:', 'https:', 'mailto:'].includes(url.protocol);
      if (url.pathname.startsWith('/owned') || (url.origin !== new URL(base).origin && !isLink))
        found.push(`address ${told(each)}`);
    }
  }
  return found;
}"""
"""What stands in a page, or leads elsewhere, without being the page's own."""

FOREIGN = f"() => [...window.ran, ...({PARTS})(document, location.href)]"
"""The same of the page that is open, and what ran in it."""

READ = f"""([html, base]) => {{
  const read = new DOMParser().parseFromString(html, 'text/html');
  const styled = [...read.querySelectorAll('[style], style')].map(each => `style ${{each.outerHTML.slice(0, 140)}}`);
  return [...({PARTS})(read, base), ...styled];
}}"""
"""The same of a page that is only read, by the parser of a browser, which runs nothing."""

OPEN = "document.querySelectorAll('details').forEach(each => each.open = true)"

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll('body *')].filter(each =>
    each.getBoundingClientRect().right > width + 1 && !each.closest('.wide, pre'));
  return [`${document.documentElement.scrollWidth} px wide: `
    + out.slice(0, 3).map(each => each.outerHTML.slice(0, 100)).join(' | ')];
}"""
"""What makes a page wider than the window."""

MOVES = """() => {
  const lasts = told => told.split(',').some(each => parseFloat(each) > 0);
  const would = [...document.querySelectorAll('body, body *')].filter(each => {
    const style = getComputedStyle(each);
    return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === 'smooth';
  });
  return [...document.getAnimations().map(each => each.effect.target), ...would].map(each => each.outerHTML.slice(0, 100));
}"""
"""What moves, or would once it is pointed at or leads somewhere."""

MOST_STOPS = 100
"""That are walked from the beginning of a page: a chart may have a stop for each of its items."""

STOPS = """() => {
  const stops = new Map(window.stops);
  document.activeElement.blur();
  const unseen = [...stops].filter(([of, look]) => look !== 'outlined' && look === looks(of));
  return [stops.size, unseen.map(([of]) => `no focus is seen at ${of.outerHTML.slice(0, 120)}`)];
}"""
"""How many stops the tabulator key made, and those at which nothing is seen of it."""

FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  window.stops = [];
}"""
"""Where walking begins: what was left by `blur` is gone on from."""

REACHED = """() => [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
  .filter(each => each.tabIndex >= 0 && each.type !== 'hidden' && !each.disabled
    && each.checkVisibility({visibilityProperty: true})).length"""


@dataclass(frozen=True, slots=True)
class Window:
    """A window of a size and a colour scheme.

    Attributes:
        look: How it was opened.
        context: What its tabs have in common.
        tab: In which one page is opened after the other: a tab for each takes four times as long.
    """

    look: Look
    context: BrowserContext
    tab: Page


@contextmanager
def window(browser: Browser, look: Look, *, scripts: bool = True) -> Iterator[Window]:
    """A window in which each page is watched."""
    context = browser.new_context(
        viewport={"width": look[0], "height": 900},
        color_scheme=look[1],
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    context.add_init_script(WATCH)
    yield Window(look, context, context.new_page())
    context.close()


@contextmanager
def opened(window: Window, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, opened with all that folds in it, and what it complains of."""
    complaints: list[str] = []
    home = "/".join(address.split("/")[:3])

    def asked(sent: Request) -> None:
        url = sent.url
        if not url.startswith(f"{home}/") or url.removeprefix(home).startswith("/owned"):
            complaints.append(f"asked for {url}")

    heard: dict[str, Callable[..., None]] = {
        "request": asked,
        "console": lambda said: complaints.append(f"console: {said.text}"),
        "pageerror": lambda error: complaints.append(f"error: {error}"),
        "dialog": lambda dialog: complaints.append(f"dialog: {dialog.message}"),
    }
    page = window.tab
    page.set_viewport_size({"width": window.look[0], "height": 900})
    page.emulate_media(color_scheme=window.look[1], reduced_motion="reduce")
    with listening(page, heard):
        answer = page.goto(address, wait_until="load")
        if answer is None or answer.status != 200:
            complaints.append(f"answered {answer and answer.status}")
        page.evaluate(OPEN)
        yield page, complaints
    # What is still on its way is the left page's, and nothing that the next one says.
    page.goto("about:blank")


@contextmanager
def listening(page: Page, heard: Mapping[str, Callable[..., None]]) -> Iterator[None]:
    """Listen to what a page tells, by the name of the event."""
    for name, hear in heard.items():
        page.on(name, hear)  # type: ignore[call-overload]
    try:
        yield
    finally:
        for name, hear in heard.items():
            page.remove_listener(name, hear)


def foreign(page: Page) -> list[str]:
    """What is not the page's own."""
    found = list(page.evaluate(FOREIGN))
    if page.title() == "owned":
        found.append("the title was changed")
    return found


def foreign_in(html: str, reader: Page, *, address: str) -> list[str]:
    """What is not a page's own, as a browser reads it without opening it.

    Args:
        html: Of the page.
        reader: Any page, whose browser reads it.
        address: Where it was fetched from.
    """
    return list(reader.evaluate(READ, [html, address]))


def wider(page: Page) -> list[str]:
    """What does not fit into the window's width."""
    return list(page.evaluate(WIDER))


def moves(page: Page) -> list[str]:
    """What moves for somebody who asked that nothing does."""
    return list(page.evaluate(MOVES))


def lost_keys(page: Page) -> list[str]:
    """What the tabulator key does not reach, does not show, or does not leave again.

    Asked again where something seems lost: a busy machine once drops a key, a lost field is lost
    each time.
    """
    return _lost_keys(page) and _lost_keys(page)


def _lost_keys(page: Page) -> list[str]:
    page.evaluate(FROM_THE_TOP)
    n_meant = page.evaluate(REACHED)
    # The parts of a date are stops of their own.
    n_parts = 3 * page.locator("input[type=date]").count()
    for _ in range(min(n_meant + n_parts + 1, MOST_STOPS)):
        # Held down: a key that is let go each time costs half as much again.
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    stops, unseen = page.evaluate(STOPS)
    # Of a group of radio buttons one is reached, and the others by arrows from it.
    n_radios = page.evaluate(
        "() => { const all = [...document.querySelectorAll('input[type=radio]')];"
        " return all.length - new Set(all.map(each => each.form?.action + each.name)).size; }"
    )
    lost = 0 if n_meant + n_parts >= MOST_STOPS else n_meant - n_radios - stops
    return [*unseen, *([f"{lost} of {n_meant} are not reached by keyboard"] if lost > 0 else [])]
