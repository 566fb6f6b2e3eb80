"""What measuring a folder that was laid out costs: on DuckDB, and on Spark where it is set up.

    python -m benchmarks.scale 1000000 [FOLDER]

Builds a home of so many transitions in 50 streams (two years), lays it out, and prints bytes and
CPU time (user + system, of all threads and of children). docs/scale.md has what came of it.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from benchmarks.build import COLUMNS, silent, streams
from benchmarks.measure import CACHE
from benchmarks.synthetic_log import write_log
from narrows.bootstrap import connectors, files, now
from narrows.domain.plan import Plan
from narrows.domain.streams import Source
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.laid_out import lay_out

SPARK = CACHE / "spark" / "bin" / "python"


def main(n_transitions: int, folder: Path) -> None:
    """Print one line for each step."""
    log = write_log(CACHE / f"log-{n_transitions}.csv", n_transitions)
    source = Source(id="log", connector="csv_file", path=str(log.resolve()), columns=COLUMNS)
    plan = Plan(sources=(source,), streams=tuple(streams()))
    warehouse, laid = folder / "warehouse", folder / "laid"
    load_source(
        source, EmbeddedWarehouse(warehouse), reader=files(), connectors=connectors(), now=now(),
        progress=silent,
    )  # fmt: skip
    told("load", log.stat().st_size)
    told("warehouse", sum(each.stat().st_size for each in warehouse.rglob("*.parquet")))
    laying = lay_out(warehouse, plan, into=laid, progress=silent)
    told(f"lay out ({laying.n_moves} moves, {laying.n_weeks} weeks)", laying.n_bytes)
    EmbeddedWarehouse(warehouse).history(plan.streams, sources=["log"], progress=silent)
    derived = sum(
        each.stat().st_size for each in (warehouse / "derived").rglob("*") if each.is_file()
    )
    told("build at home", derived)
    told("measure on DuckDB", on_duckdb(laid))
    if SPARK.exists():
        SPENT[0] -= on_spark(laid)
        told("measure on Spark", sum(each.stat().st_size for each in laid.glob("weeks/*/*")))


def on_duckdb(laid: Path) -> int:
    """Do what stands in the folder; the number of rows."""
    asked = json.loads((laid / "asked.json").read_text())
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        for table in asked["tables"]:
            paths = f"'{laid}/tables/{table}/*.parquet'"
            engine.execute(f"CREATE VIEW {table} AS FROM read_parquet({paths})")
        for statement in asked["made"]:
            engine.execute(statement)
        return sum(len(engine.execute(query).fetchall()) for query in asked["asked"].values())


def on_spark(laid: Path) -> float:
    """Have Spark do it, on two cores; its CPU time, that this process is not told of. [s]"""
    script = Path("tests/engines/spark_weeks.py").resolve()
    done = subprocess.run(
        [str(SPARK.absolute()), str(script), str(laid), "large"],
        cwd=laid,
        env={**os.environ, "PYTHONPATH": str(Path("src").resolve())},
        check=True,
        text=True,
        capture_output=True,
    )
    return float(done.stdout.split()[-1])


SPENT = [0.0]


def told(step: str, amount: int) -> None:
    """Print what a step took since the one before, and how much came of it."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu_s = sum(each.ru_utime + each.ru_stime for each in used)
    peak = max(each.ru_maxrss for each in used) // 1024
    print(
        f"{step}: {cpu_s - SPENT[0]:.1f} s CPU, {amount:,} bytes or rows, peak {peak} MiB",
        flush=True,
    )
    SPENT[0] = cpu_s


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as beside:
        main(int(sys.argv[1]), Path(beside))
