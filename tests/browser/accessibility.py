"""Reads a page as axe does: WCAG 2.2 AA and its good practices, the size of targets included."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]
    Axe,
    AxeResults,
)
from playwright.sync_api import Page

READ = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What is in order need not be told: of a page with charts that is a megabyte.
TOLD = {"resultTypes": ["violations"], "preload": False}
OPTIONS = {**TOLD, "runOnly": list(READ), "rules": {"target-size": {"enabled": True}}}

ALIKE = 6
"""So many parts of one shape are read, of those that stand beside each other."""

THIN = """most => {
  const kept = ['class', 'role', 'type', 'scope', 'style', 'fill', 'stroke', 'opacity', 'hidden'];
  const shapes = new Map();
  const shape = of => {
    if (!shapes.has(of)) shapes.set(of, of.localName
      + [...of.attributes].map(({name, value}) => kept.includes(name) ? `${name}=${value}` : name).sort()
      + '(' + [...of.childNodes].map(each =>
          each.localName ? shape(each) : each.nodeValue.trim() ? '#' : '').join('') + ')');
    return shapes.get(of);
  };
  /* What others lead to, what is heard as a part of the page, what is worked with. */
  const own = '[id], [role], [tabindex], [aria-label], h1, h2, h3, h4, h5, h6, nav, section, form, label,'
    + ' input, button, select, textarea, summary';
  let n = 0;
  for (const parent of document.querySelectorAll('main *')) {
    /* A live chart knows each of its parts. */
    if (parent.childElementCount <= most || !parent.isConnected || parent.closest('.live')) continue;
    const seen = new Map();
    for (const each of [...parent.children]) {
      const told = shape(each), nth = (seen.get(told) ?? 0) + 1;
      seen.set(told, nth);
      if (nth > most && !each.matches(own) && !each.querySelector(own)) {
        n += 1 + each.querySelectorAll('*').length;
        each.remove();
      }
    }
  }
  return n;
}"""
"""Takes out rows, dots and entries of a shape that stands there often enough already."""


def barriers(page: Page, *, rules: Sequence[str] = ()) -> str:
    """What keeps people out of a page; empty where nothing does.

    Args:
        page: Opened.
        rules: The only ones to read it by; all of them unless said.
    """
    asked = {**TOLD, "runOnly": {"type": "rule", "values": list(rules)}} if rules else OPTIONS
    # Half a megabyte, of which a page needs to be told once, however often it is read.
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = AxeResults(page.evaluate("asked => axe.run(document, asked)", asked))
    return str(found.generate_report()) if found.violations_count else ""


def barriers_in_both(page: Page) -> str:
    """The same of a page that was opened in light colours, in light and in dark ones.

    Of all rules, one looks at colours.
    """
    found = barriers(page)
    page.emulate_media(color_scheme="dark")
    found += barriers(page, rules=("color-contrast",))
    page.emulate_media(color_scheme="light")
    return found


def assert_fits(page: Page, width: int) -> None:
    """No barrier, and nothing sticks out; a broad page is looked at in dark colours, too."""
    assert not (barriers(page) if width == 360 else barriers_in_both(page))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def thinned(page: Page) -> int:
    """Leave of what is alike as much as has to be read, for a table of a thousand rows is long.

    What another part leads to, and what is worked with by itself, stays.

    Args:
        page: Opened; nothing is to be counted or measured on it any more.

    Returns:
        How many elements were taken out.
    """
    return int(page.evaluate(THIN, ALIKE))
