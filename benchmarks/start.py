"""Claim: `narrows --help` answers at once."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Claim, best, run

NARROWS = str(Path(sys.executable).parent / "narrows")


def claims() -> Iterator[Claim]:
    """CPU time of the help."""
    (cost,) = best([lambda: run([NARROWS, "--help"])], n_rounds=5)
    yield Claim("CPU of `narrows --help`", cost.cpu_s * 1000, 200, unit="ms")
