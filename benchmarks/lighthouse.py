"""Claim: Lighthouse gives home, stream and check-in at least 95 in three categories.

Lighthouse comes from npm into .cache when first asked for, and is no part of any other set-up. Its
performance is of this machine in this moment: on a busy one it says little.
"""

from collections.abc import Iterator

from benchmarks.measure import CACHE, Claim
from narrows.bootstrap.serving import open_desk
from narrows.cli.demoed import build
from narrows.web.app import create_app
from scripts.lighthouse import fetch
from tests.browser.lighthouse import is_there, judged
from tests.browser.server import serving

CATEGORIES = ("performance", "accessibility", "best-practices")
GOAL = 95


def claims() -> Iterator[Claim]:
    """Each category of each page, out of 100."""
    if not is_there():
        fetch()
    home = build(CACHE / "demo", today=None, seed=None)
    objective = home.stored().plan.objectives[-1].id
    pages = {
        "home": "/",
        "stream": f"/streams/{home.stored().plan.streams[0].id}",
        "check-in": f"/objectives/{objective}/check-in",
    }
    with serving(create_app(open_desk(home))) as address:
        for name, path in pages.items():
            for category, told in judged(address + path, CATEGORIES).items():
                text = f"lighthouse: {category} of {name}"
                yield Claim(text, told.score, GOAL, is_at_least=True, unit="")
