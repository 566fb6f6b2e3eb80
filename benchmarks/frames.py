"""Claim: how the compiled pass and portable SQL stand beside decoding, Polars and pandas.

All are given one Parquet file of 10⁷ transitions as integers, one after the other, each in a
process of its own; CPU time is compared, since a busy neighbour changes no ratio of it. The two
frame libraries live in an environment of their own under .cache and are no dependencies.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build import UV, run, with_pm4py
from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import write_log
from benchmarks.synthetic_moves import write_moves

N_ROWS = 10_000_000
SQL = (sys.executable, "-m", "benchmarks.with_sql")
SQL_MEMORY = "640MB"
"""What the engine may hold where memory is short; beside it stands what the process needs."""
PASS = (sys.executable, "-m", "benchmarks.with_pass")


@dataclass(frozen=True, slots=True)
class Took:
    """What one engine took.

    Attributes:
        read_s: CPU time of decoding the columns. [s]
        all_s: CPU time of all, decoding included. [s]
        peak_mib: Most memory of its process. [MiB]
        wall_s: Time of all on the wall, where it is told. [s]
    """

    read_s: float
    all_s: float
    peak_mib: float
    wall_s: float = 0


def claims() -> Iterator[Claim]:
    """Ours against the decode, and against what the frame libraries take for less."""
    write_moves(CACHE / "warm.parquet", 100_000)
    log = write_moves(CACHE / "moves.parquet", N_ROWS).resolve()
    python = environment()
    by_sql, by_pass, held = told(*SQL, log), told(*PASS, log), told(*SQL, log, SQL_MEMORY)
    others = {
        name: told(python, "benchmarks/with_frames.py", name, log) for name in ("polars", "pandas")
    }
    # The goal of three is against this decode: what a program in Python is given of the file.
    text = f"frames : all of 10⁷ by the pass ({by_pass.all_s:.2f} s CPU) : decoding into arrays"
    yield Claim(f"{text} as it does ({by_pass.read_s:.2f} s)", by_pass.all_s / by_pass.read_s, 3)
    for name, ours in (("compiled pass", by_pass), ("portable SQL", by_sql)):
        what = f"all of 10⁷ transitions by the {name} ({ours.all_s:.1f} s CPU)"
        decode = f"DuckDB's scan, that keeps none ({by_sql.read_s:.2f} s)"
        yield Claim(f"frames : {what} : {decode}", ours.all_s / by_sql.read_s, 3)
        if ours is by_sql:
            spilling = f"{what}, {held.all_s:.1f} s where the engine may hold {SQL_MEMORY}"
            yield Claim(f"frames : most memory of {spilling}", held.peak_mib, 1024, unit="MiB")
        yield Claim(f"frames : most memory of {what}", ours.peak_mib, 1024, unit="MiB")
        for other, each in others.items():
            text = f"frames : {other} for a part of it ({each.all_s:.1f} s CPU) : {what}"
            yield Claim(text, each.all_s / ours.all_s, 1, is_at_least=True)
    text = f"frames : the portable SQL ({by_sql.all_s:.1f} s CPU) : the pass"
    yield Claim(text, by_sql.all_s / by_pass.all_s, 1, is_at_least=True)
    yield from against_pm4py()


def against_pm4py() -> Iterator[Claim]:
    """The pass against what pm4py takes for a part of it, of 10⁶ transitions."""
    small = write_moves(CACHE / "moves-1e6.parquet", 1_000_000).resolve()
    by_pass = told(*PASS, small)
    doing("pm4py, for some minutes")
    (_, shaping_s), *theirs = with_pm4py(write_log(CACHE / "log-1e6.csv", 1_000_000))
    for n_streams, (_, measuring_s) in zip((1, 50), theirs, strict=True):
        took_s = shaping_s + measuring_s
        text = f"frames : pm4py, 10⁶ as {n_streams} stream(s) ({took_s:.0f} s CPU)"
        text += f" : all of it by the pass ({by_pass.all_s:.2f} s)"
        yield Claim(text, took_s / by_pass.all_s, 100, is_at_least=True)


def environment() -> Path:
    """The Python that has both libraries, made when first asked for."""
    python = CACHE / "frames" / "bin" / "python"
    if not python.exists():
        run(UV, "venv", "-q", "--python", ".tools/bin/python", python.parent.parent)
    run(UV, "pip", "install", "-q", "--python", python, "-r", "benchmarks/frames.txt")
    return python


def doing(what: str) -> None:
    """Say what is measured now, to whoever watches."""
    print(f"… {what}", file=sys.stderr, flush=True)


def told(*command: str | Path) -> Took:
    """What a process says that it took; until then it is said which one it is."""
    doing(" ".join(Path(each).stem for each in command))
    return Took(*(float(each) for each in run(*command).splitlines()[-1].split()))
