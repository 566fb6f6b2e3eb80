"""Claim: building visits and a year and a half of weekly measurements is far quicker than pm4py.

pm4py lives in an environment of its own under .cache, made when first asked for: it is AGPL and
never a dependency.
"""

import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Claim
from benchmarks.synthetic_log import STATUSES, STREAMS, write_log
from narrows.bootstrap import open_scratch
from narrows.domain.calendar import Cut
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.services.loading import load_source
from narrows.services.measuring import measure

CACHE = Path(".cache")
UV = Path(".tools/bin/uv").resolve()
FIRST, LAST = date(2024, 1, 1), date(2026, 1, 5)
TYPES = {"Feature": "feature", "Defect": "defect", "Risk": "risk", "Debt": "debt"}
COLUMNS = {each: each for each in ("item", "status", "moved_at", "item_type", "project")}


def claims() -> Iterator[Claim]:
    """Our build and weekly measurements of 50 streams against pm4py's of the whole log."""
    log = write_log(CACHE / "log-1e6.csv", 1_000_000)
    ours_s = min(build_and_measure(log) for _ in range(3))
    shaping_s, measuring_s = with_pm4py(log)
    told = f"{ours_s:.2f} s against {shaping_s:.1f} + {measuring_s:.1f} s"
    theirs_s = shaping_s + measuring_s
    text = f"pm4py : visits and weekly measurements of 10⁶ transitions ({told})"
    yield Claim(text, theirs_s / ours_s, 20, is_at_least=True)
    yield Claim("the same, shaping the log for pm4py not counted", measuring_s / ours_s, 1,
                is_at_least=True)  # fmt: skip


def build_and_measure(log: Path) -> float:
    """Time from what was loaded to all weekly measurements. [s]"""
    source = Source(id="log", connector="csv_file", path=str(log.resolve()), columns=COLUMNS)
    with open_scratch() as home:
        load_source(
            source, home.warehouse, reader=home.reader, connectors=home.connectors, now=home.now,
            progress=silent,
        )  # fmt: skip
        begun = time.perf_counter()
        history = home.warehouse.history(streams(), progress=silent)
        measured = measure(history, cut=Cut.WEEK, start=FIRST, end=LAST)
        took_s = time.perf_counter() - begun
    if not any(each.metric == "flow_time" and each.value for each in measured):
        raise RuntimeError("nothing was measured")
    return took_s


def streams() -> list[ValueStream]:
    """Fifty streams, that take their items from one log by project."""
    workflow = Workflow(tuple(WorkflowStatus(name, FlowState(state)) for name, state in STATUSES))
    return [
        ValueStream(
            id=f"S{number}",
            workflow=workflow,
            takes=(Take("log", {Attribute.PROJECT: (f"S{number}",)}),),
            item_types={word: ItemType(means) for word, means in TYPES.items()},
        )
        for number in range(STREAMS)
    ]


def with_pm4py(log: Path) -> tuple[float, float]:
    """Shaping and measuring of the same log by pm4py. [s]"""
    environment = CACHE / "pm4py"
    python = environment / "bin" / "python"
    if not python.exists():
        run(UV, "venv", "-q", "--python", ".tools/bin/python", environment)
    run(UV, "pip", "install", "-q", "--python", python, "-r", "benchmarks/pm4py.txt")
    told = run(python, "benchmarks/with_pm4py.py", log)
    shaping_s, measuring_s = told.split()[-2:]
    return float(shaping_s), float(measuring_s)


def run(*command: str | Path) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def silent(what: str, fraction: float | None) -> None:
    """Progress that nobody watches."""
