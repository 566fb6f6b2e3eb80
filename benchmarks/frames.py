"""Claim: how building and measuring in portable SQL stands beside decoding, Polars and pandas.

All four are given one Parquet file of 10⁷ transitions as integers, one after the other, each in a
process of its own; CPU time is compared, since a busy neighbour changes no ratio of it. The two
frame libraries live in an environment of their own under .cache and are no dependencies.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build import CACHE, UV, run
from benchmarks.measure import Claim
from benchmarks.synthetic_log import write_moves

N_ROWS = 10_000_000


@dataclass(frozen=True, slots=True)
class Took:
    """What one engine took.

    Attributes:
        read_s: CPU time of decoding the columns. [s]
        all_s: CPU time of all, decoding included. [s]
        peak_mib: Most memory of its process. [MiB]
    """

    read_s: float
    all_s: float
    peak_mib: float


def claims() -> Iterator[Claim]:
    """Ours against the decode, and against what the frame libraries take for less."""
    log = write_moves(CACHE / "moves.parquet", N_ROWS).resolve()
    python = environment()
    ours = told(sys.executable, "-m", "benchmarks.with_sql", log)
    others = {
        name: told(python, "benchmarks/with_frames.py", name, log) for name in ("polars", "pandas")
    }
    what = f"all visits, items and weekly measurements of 10⁷ transitions ({ours.all_s:.1f} s CPU)"
    yield Claim(f"frames : {what} : DuckDB's decode of the columns", ours.all_s / ours.read_s, 3)
    yield Claim(f"frames : most memory of {what}", ours.peak_mib, 1024, unit="MiB")
    for name, each in others.items():
        text = f"frames : {name} for a part of it ({each.all_s:.1f} s CPU) : {what}"
        yield Claim(text, each.all_s / ours.all_s, 1, is_at_least=True)


def environment() -> Path:
    """The Python that has both libraries, made when first asked for."""
    python = CACHE / "frames" / "bin" / "python"
    if not python.exists():
        run(UV, "venv", "-q", "--python", ".tools/bin/python", python.parent.parent)
    run(UV, "pip", "install", "-q", "--python", python, "-r", "benchmarks/frames.txt")
    return python


def told(*command: str | Path) -> Took:
    """What a process says that it took."""
    return Took(*(float(each) for each in run(*command).splitlines()[-1].split()))
