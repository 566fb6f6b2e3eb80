"""What Lighthouse says of a page, out of 100."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.lighthouse import RUN
from scripts.third_party import node
from tests.browser.chromium import chromium

FLAGS = "--headless=new --no-sandbox --disable-gpu"
DETERMINISTIC = ("accessibility", "best-practices")
"""Categories that say the same of a page however fast the machine is."""

UNHURRIED = ("--throttling-method=provided", "--disable-full-page-screenshot")
"""Where nothing is timed, nothing has to be slowed down first."""


def is_there() -> bool:
    """Whether Lighthouse was fetched, which `make lighthouse` does."""
    return RUN.exists()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What Lighthouse says of a page in one category.

    Attributes:
        score: Out of 100.
        failed: Audits by which it lost some.
    """

    score: float
    failed: Sequence[str]


def judged(
    address: str, categories: Sequence[str], *, asked: Sequence[str] = ()
) -> Mapping[str, Judgement]:
    """What Lighthouse says of a page, by category.

    Args:
        address: Of the page.
        categories: By Lighthouse's own names.
        asked: More of its options.
    """
    told = subprocess.run(
        [
            *node(), str(RUN), address, "--output=json", "--quiet", "--preset=desktop",
            f"--only-categories={','.join(categories)}", f"--chrome-flags={FLAGS}", *asked,
        ],
        check=True, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chromium() or ""},
    )  # fmt: skip
    report = json.loads(told.stdout)
    return {each: _judgement(report, each) for each in categories}


def _judgement(report: Mapping[str, Any], category: str) -> Judgement:
    told = report["categories"][category]
    weighed = [each["id"] for each in told["auditRefs"] if each["weight"]]
    scored = {each: report["audits"][each]["score"] for each in weighed}
    # What does not apply has no score.
    failed = [each for each, score in scored.items() if score is not None and score < 1]
    return Judgement(100 * float(told["score"]), failed)
