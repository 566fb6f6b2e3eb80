"""Claim: how a home's whole build by the compiled pass stands beside decoding what it reads.

10⁷ transitions in the segments of a warehouse, in 50 streams: all visits and items with what files
have beside them, and the weekly measurements of every metric, written to the disk. The decode is of
the numbers that it reads, into arrays. CPU time is compared, and numba has compiled before. That
rows and numbers are those of the portable SQL is held by `tests/warehouse/compiled`.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.build import FIRST, LAST, silent, streams
from benchmarks.frames import Took
from benchmarks.incremental import cpu, load
from benchmarks.measure import CACHE, Claim, peak_mib
from benchmarks.synthetic_log import write_log
from benchmarks.with_pass import read
from narrows.domain.calendar import Cut
from narrows.services.flow.measuring import freshen
from narrows.warehouse.embedded import EmbeddedWarehouse

N_ROWS = 10_000_000
ROWS = """
SELECT item, value, changed_at_us, seq FROM read_parquet('{path}', file_row_number = true)
WHERE file_row_number >= {first} AND file_row_number < {until}
"""


def claims() -> Iterator[Claim]:
    """The whole build against the decode, and what it holds."""
    folder = CACHE / "home"
    shutil.rmtree(folder, ignore_errors=True)
    load(folder, write_log(CACHE / "log-home.csv", N_ROWS))
    took = built_alone(folder)
    text = f"home   : all of 10⁷ built and measured by the pass ({took.all_s:.1f} s CPU)"
    yield Claim(f"{text} : decoding ({took.read_s:.2f} s)", took.all_s / took.read_s, 3)
    yield Claim("home   : most memory of it", took.peak_mib, 1024, unit="MiB")


def built_alone(folder: Path) -> Took:
    """What a process of its own says that it took, numba having compiled before."""
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.home", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return Took(*(float(each) for each in ran.stdout.split()))


def main(folder: Path) -> None:
    """Print what `Took` says of building the home in a folder."""
    read_s, n_rows = cpu(lambda: decoded(folder))
    all_s, _ = cpu(lambda: built(folder))
    if not n_rows:
        raise SystemExit("nothing was loaded")
    print(read_s, all_s, peak_mib())


def decoded(folder: Path) -> int:
    """How many rows the segments have, decoded some at once."""
    n_rows = 0
    with duckdb.connect() as con:
        con.execute("SET enable_progress_bar = false")
        for path in sorted((folder / "segments").glob("changes-*.parquet")):
            for batch in read(con, path, query=ROWS):
                n_rows += len(next(iter(batch)))
    return n_rows


def built(folder: Path) -> None:
    """Build all of it from nothing, and measure what pages show."""
    shutil.rmtree(folder / "derived", ignore_errors=True)
    history = EmbeddedWarehouse(folder).history(streams(), progress=silent)
    freshen(history, cut=Cut.WEEK, start=FIRST, end=LAST)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
