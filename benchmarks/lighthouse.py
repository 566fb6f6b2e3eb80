"""Claim: Lighthouse gives home, stream and check-in at least 95 in three categories.

Lighthouse comes from npm into .cache when first asked for, and is no part of any other set-up. Its
performance is of this machine in this moment: on a busy one it says little.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.build import CACHE
from benchmarks.measure import Claim
from narrows.bootstrap.serving import open_desk
from narrows.cli.demoed import build
from narrows.web.app import create_app
from tests.browser.server import serving

LOCKED = Path(__file__).parent / "lighthouse_npm"
FOLDER = CACHE / "lighthouse"
RUN = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CATEGORIES = ("performance", "accessibility", "best-practices")
GOAL = 95


def claims() -> Iterator[Claim]:
    """Each category of each page, out of 100."""
    set_up()
    home = build(CACHE / "demo", today=None, seed=None)
    objective = home.stored().plan.objectives[-1].id
    pages = {
        "home": "/",
        "stream": f"/streams/{home.stored().plan.streams[0].id}",
        "check-in": f"/objectives/{objective}/check-in",
    }
    with serving(create_app(open_desk(home))) as address:
        for name, path in pages.items():
            for category, score in scores(address + path).items():
                text = f"lighthouse: {category} of {name}"
                yield Claim(text, score * 100, GOAL, is_at_least=True, unit="")


def set_up() -> None:
    """Fetch what the lock locks, unless it is there; no script of a package is run."""
    if RUN.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCKED / name, FOLDER / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=FOLDER, check=True)


def scores(address: str) -> Mapping[str, float]:
    """What Lighthouse gives a page, by category. [ratio]"""
    found = next(filter(None, map(shutil.which, CHROMIUM)), "")
    path = os.environ.get("NARROWS_CHROMIUM", found)
    told = subprocess.run(
        [
            "node", str(RUN), address, "--output=json", "--quiet", "--preset=desktop",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        check=True, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": path},
    )  # fmt: skip
    categories = json.loads(told.stdout)["categories"]
    return {each: float(categories[each]["score"]) for each in CATEGORIES}
