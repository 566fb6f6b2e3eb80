"""Claim: the compiled pass and portable SQL on 10⁸ transitions, and pm4py on 10⁷.

As `frames`, which is run first; half an hour and 3 GB of disk, and so only where it is named:
`make bench ARGS=frames_large`. The log is kept, for it is the same each time.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.build import with_pm4py
from benchmarks.frames import PASS, SQL, doing, told
from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import write_log
from benchmarks.synthetic_moves import types_of, write_moves

N_ROWS = 100_000_000
TENTH = 10_000_000
SQL_MEMORY = "4GB"
"""What the engine may hold; beside it stands what the process needs."""


def claims() -> Iterator[Claim]:
    """The pass against the decode and a tenth of the log, SQL against the clock, pm4py on 10⁷."""
    write_moves(CACHE / "warm.parquet", 100_000)
    tenth = write_moves(CACHE / "moves.parquet", TENTH).resolve()
    log = long_log()
    of_tenth, by_pass = told(*PASS, tenth, "--dropped"), told(*PASS, log, "--dropped")
    what = f"large  : all of 10⁸ by the pass ({by_pass.all_s:.1f} s CPU)"
    text = f"{what} : decoding into arrays ({by_pass.read_s:.1f} s)"
    yield Claim(text, by_pass.all_s / by_pass.read_s, 4)
    yield Claim("large  : most memory of it", by_pass.peak_mib, 2048, unit="MiB")
    text = f"{what} : a tenth of the log ({of_tenth.all_s:.2f} s)"
    yield Claim(text, by_pass.all_s / of_tenth.all_s, 10)
    doing("pm4py, for a quarter of an hour")
    (_, shaping_s), (_, measuring_s) = with_pm4py(
        write_log(CACHE / "log-1e7.csv", TENTH), "--whole"
    )
    kept = told(*PASS, tenth)
    took_s = shaping_s + measuring_s
    text = f"large  : pm4py, 10⁷ as one stream ({took_s:.0f} s CPU) : the pass ({kept.all_s:.2f} s)"
    yield Claim(text, took_s / kept.all_s, 100, is_at_least=True)
    by_sql = told(*SQL, log, SQL_MEMORY)
    text = f"large  : all of 10⁸ by portable SQL ({by_sql.all_s:.0f} s CPU), on the wall"
    yield Claim(text, by_sql.wall_s, 25, unit="s")
    yield Claim("large  : most memory of it", by_sql.peak_mib, 5 * 1024, unit="MiB")


def long_log() -> Path:
    """The log of 10⁸ transitions, written when first asked for."""
    log = CACHE / "moves-1e8.parquet"
    if not types_of(log).exists():
        beside = write_moves(CACHE / "moves-1e8-unfinished.parquet", N_ROWS)
        beside.rename(log)
        types_of(beside).rename(types_of(log))
    return log.resolve()
