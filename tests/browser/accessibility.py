"""Reads a page as axe does: WCAG 2.2 AA and its good practices, the size of targets included."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

READ = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": list(READ), "rules": {"target-size": {"enabled": True}}}


def barriers(page: Page) -> str:
    """What keeps people out of a page; empty where nothing does."""
    found = Axe().run(page, options=OPTIONS)
    return str(found.generate_report()) if found.violations_count else ""
