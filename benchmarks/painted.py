"""Claim: of a page of a large home something is seen within a second, in a real browser."""

from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import Claim
from tests.browser.chromium import chromium

PAGES = ("/", "/objectives", "/streams/S3", "/review/now")
N_VISITS = 10
GOAL_MS = 1000.0

PAINTED = """() => new Promise(told => new PerformanceObserver(all => {
  const found = all.getEntriesByName('first-contentful-paint')[0];
  if (found) told(found.startTime);
}).observe({type: 'paint', buffered: true}))"""


def painted_claims(address: str) -> Iterator[Claim]:
    """Each page's longest way to the first contentful paint; nothing where there is no browser.

    Args:
        address: Of a large home, without a slash at its end.
    """
    path = chromium()
    if path is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        for page in PAGES:
            longest_ms = max(painted_ms(browser, address + page) for _ in range(N_VISITS))
            text = f"pages  : {page}, 60 streams, 200 objectives, first contentful paint, longest"
            yield Claim(text, longest_ms, GOAL_MS, unit="ms")
        browser.close()


def painted_ms(browser: Browser, address: str) -> float:
    """From going to an address until something is seen of it; nothing is kept from before. [ms]"""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    took_ms = float(page.evaluate(PAINTED))
    context.close()
    return took_ms
