"""Claim: building visits and a year and a half of weekly measurements is far quicker than pm4py.

pm4py lives in an environment of its own under .cache, made when first asked for: it is AGPL and
never a dependency.
"""

import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import STATUSES, STREAMS, write_log
from narrows.bootstrap import open_memory
from narrows.domain.calendar import Cut
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.services.flow.measuring import measure
from narrows.services.sources.loading import load_source

UV = Path(".tools/bin/uv").resolve()
FIRST, LAST = date(2024, 1, 1), date(2026, 1, 5)
TYPES = {"Feature": "feature", "Defect": "defect", "Risk": "risk", "Debt": "debt"}
COLUMNS = {each: each for each in ("item", "status", "moved_at", "item_type", "project")}


def claims() -> Iterator[Claim]:
    """Our build and weekly measurements against pm4py's, of the log as one stream and as fifty."""
    log = write_log(CACHE / "log-1e6.csv", 1_000_000)
    shaping_s, *theirs_s = (wall_s for wall_s, _ in with_pm4py(log))
    for planned, measuring_s in zip(([whole()], streams()), theirs_s, strict=True):
        ours_s = min(build_and_measure(log, planned) for _ in range(3))
        told = f"{ours_s:.2f} s against {shaping_s:.1f} + {measuring_s:.1f} s"
        text = (
            f"pm4py : visits and weekly measurements of 10⁶ transitions, {len(planned)} stream(s)"
        )
        ratio = (shaping_s + measuring_s) / ours_s
        yield Claim(f"{text} ({told})", ratio, 20, is_at_least=True)


def build_and_measure(log: Path, streams: Sequence[ValueStream]) -> float:
    """Time from what was loaded to all weekly measurements. [s]"""
    source = Source(id="log", connector="csv_file", path=str(log.resolve()), columns=COLUMNS)
    home = open_memory()
    load_source(
        source, home.warehouse, reader=home.reader, connectors=home.connectors, now=home.now,
        progress=silent,
    )  # fmt: skip
    begun = time.perf_counter()
    history = home.warehouse.history(streams, progress=silent)
    measured = measure(history, cut=Cut.WEEK, start=FIRST, end=LAST)
    took_s = time.perf_counter() - begun
    if not any(each.metric == "flow_time" and each.value for each in measured):
        raise RuntimeError("nothing was measured")
    return took_s


def whole() -> ValueStream:
    """One stream that takes the whole log."""
    workflow = Workflow(tuple(WorkflowStatus(name, FlowState(state)) for name, state in STATUSES))
    types = {word: ItemType(means) for word, means in TYPES.items()}
    return ValueStream(id="all", workflow=workflow, takes=(Take("log"),), item_types=types)


def streams(n_streams: int = STREAMS) -> list[ValueStream]:
    """Streams that take their items from one log by project."""
    names = [f"S{number}" for number in range(n_streams)]
    return [
        replace(whole(), id=name, takes=(Take("log", {Attribute.PROJECT: (name,)}),))
        for name in names
    ]


def with_pm4py(log: Path, *asked: str) -> list[tuple[float, float]]:
    """Shaping, measuring as one stream, measuring as fifty, all by pm4py: wall and CPU. [s, s]"""
    environment = CACHE / "pm4py"
    python = environment / "bin" / "python"
    if not python.exists():
        run(UV, "venv", "-q", "--python", ".tools/bin/python", environment)
    run(UV, "pip", "install", "-q", "--python", python, "-r", "benchmarks/pm4py.txt")
    told = run(python, "benchmarks/with_pm4py.py", log, *asked).splitlines()[-1].split()
    return [(float(wall), float(cpu)) for wall, cpu in zip(told[::2], told[1::2], strict=True)]


def run(*command: str | Path) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def silent(what: str, fraction: float | None) -> None:
    """Progress that nobody watches."""
