"""Reads a page as axe does: WCAG 2.2 AA and its good practices, the size of targets included."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

READ = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What is in order need not be told: of a page with charts that is a megabyte.
TOLD = {"resultTypes": ["violations"]}
OPTIONS = {**TOLD, "runOnly": list(READ), "rules": {"target-size": {"enabled": True}}}


def barriers(page: Page, *, rules: Sequence[str] = ()) -> str:
    """What keeps people out of a page; empty where nothing does.

    Args:
        page: Opened.
        rules: The only ones to read it by; all of them unless said.
    """
    asked = {**TOLD, "runOnly": {"type": "rule", "values": list(rules)}} if rules else OPTIONS
    found = Axe().run(page, options=asked)
    return str(found.generate_report()) if found.violations_count else ""
