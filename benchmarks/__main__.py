"""`make bench`: measure every claim of docs/performance.md, or those named (ARGS=look).

Only ratios from one run count: machines differ, and so do their busy moments.
"""

import sys
from importlib import import_module

from benchmarks.measure import CACHE

BENCHMARKS = (
    "start", "lint", "look", "build", "frames", "home", "incremental", "jira", "github", "pages",
    "rush", "bottleneck_networks", "wording", "quality", "after_sync",
)  # fmt: skip


def main(asked: list[str]) -> int:
    """Print a line for each claim; 1 where a goal is not reached."""
    is_met = True
    CACHE.mkdir(exist_ok=True)  # a new clone has none
    for name in asked or BENCHMARKS:
        for claim in import_module(f"benchmarks.{name}").claims():
            print(claim, flush=True)
            is_met &= claim.is_met
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
