"""Claim: a sync costs what it brought, not what is there: 10⁵ new transitions to 10⁶ and to 10⁷.

In CPU time, of which a busy neighbour changes no ratio, and by the clock on the wall, of which the
goal of half a second is. Nothing is done in the process that the next step would find done.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.build import COLUMNS, FIRST, LAST, silent, streams
from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import write_log
from narrows.bootstrap import open_memory
from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement
from narrows.domain.ports import History
from narrows.domain.streams import Source
from narrows.services.flow.measuring import freshen, measure
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse

SIZES = (1_000_000, 10_000_000)
NEW = 100_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Took:
    """What it took until all is fresh and on the disk, as CPU time.

    Attributes:
        load_s: The 10⁵ that are new: which of them are, numbered and kept. [s]
        build_s: Visits and items. [s]
        measure_s: Two years of weekly measurements of fifty streams, kept; who reads them then has
            his own time to make lines of them. [s]
        wall_s: All of it by the clock on the wall. [s]
    """

    load_s: float
    build_s: float
    measure_s: float
    wall_s: float

    @property
    def all_s(self) -> float:
        """From rows to numbers. [s]"""
        return self.load_s + self.build_s + self.measure_s


def claims() -> Iterator[Claim]:
    """Against building all of it again, and against a tenth of the history."""
    found = {size: synced(size) for size in SIZES}
    sync, again = found[SIZES[-1]]
    of = f"10⁵ new to {SIZES[-1]:.0e} transitions"
    told = f"{again.build_s:.1f} : {sync.build_s:.1f} s"
    text = f"sync   : all visits and items built again : those touched, {of} ({told})"
    yield Claim(text, again.build_s / sync.build_s, 5, is_at_least=True)
    told = f"{again.measure_s:.1f} : {sync.measure_s:.1f} s"
    text = f"sync   : 105 weeks of 50 streams measured again : those that changed, {of} ({told})"
    yield Claim(text, again.measure_s / sync.measure_s, 2, is_at_least=True)
    told = f"{sync.load_s:.1f} kept, {sync.build_s:.1f} built, {sync.measure_s:.1f} measured"
    yield Claim(f"sync   : {of}, until all is fresh, CPU ({told})", sync.all_s, 0.5, unit="s")
    yield Claim(f"sync   : {of}, until all is fresh, wall", sync.wall_s, 0.5, unit="s")
    small, large = (found[size][0] for size in SIZES)
    for what, ratio in (
        ("all", large.all_s / small.all_s),
        ("building", large.build_s / small.build_s),
        ("measuring", large.measure_s / small.measure_s),
    ):
        yield Claim(f"sync   : {what}, of ten times the history : of one", ratio, 1.5)


def synced(size: int) -> tuple[Took, Took]:
    """What a sync takes, and what building and measuring all of it again does.

    Raises:
        RuntimeError: They differ.
    """
    before, new = parted(write_log(CACHE / "log-incremental.csv", size + NEW), size)
    folder, beside = CACHE / "incremental", CACHE / "incremental-again"
    for each in (folder, beside):
        shutil.rmtree(each, ignore_errors=True)
    load(folder, before)
    weeks(history(folder))
    begun_s = time.perf_counter()
    load_s, _ = cpu(lambda: load(folder, new))
    load_wall_s = time.perf_counter() - begun_s
    shutil.copytree(folder, beside, ignore=shutil.ignore_patterns("derived"))
    sync, measured = built(folder, load_s, wall_s=load_wall_s)
    again, measured_again = built(beside, load_s, wall_s=load_wall_s)
    if measured != measured_again:
        raise RuntimeError("a sync gives other numbers than building all of it again")
    return sync, again


def built(folder: Path, load_s: float, *, wall_s: float) -> tuple[Took, list[Measurement]]:
    """What it takes to build and measure what a folder holds, beside what keeping it took."""
    begun_s = time.perf_counter()
    build_s, of = cpu(lambda: history(folder))
    measure_s, _ = cpu(lambda: freshen(of, cut=Cut.WEEK, start=FIRST, end=LAST))
    wall_s += time.perf_counter() - begun_s
    return Took(load_s, build_s, measure_s, wall_s=wall_s), weeks(of)


def parted(log: Path, size: int) -> tuple[Path, Path]:
    """The first so many rows of a log, and the rest."""
    before, new = log.with_suffix(".before.csv"), log.with_suffix(".new.csv")
    with log.open(encoding="utf-8") as rows:
        header = next(rows)
        with before.open("w", encoding="utf-8") as first:
            first.write(header)
            first.writelines(next(rows) for _ in range(size))
        with new.open("w", encoding="utf-8") as rest:
            rest.write(header)
            rest.writelines(rows)
    return before, new


def load(folder: Path, log: Path) -> None:
    """Load a file as what the one source has more of."""
    home = open_memory()
    source = Source(id="log", connector="csv_file", path=str(log.resolve()), columns=COLUMNS)
    load_source(
        source, EmbeddedWarehouse(folder), reader=home.reader, connectors=home.connectors,
        now=home.now, progress=silent,
    )  # fmt: skip


def history(folder: Path) -> History:
    """The history of the fifty streams."""
    return EmbeddedWarehouse(folder).history(streams(), progress=silent)


def weeks(of: History) -> list[Measurement]:
    """All weekly measurements."""
    return measure(of, cut=Cut.WEEK, start=FIRST, end=LAST)


def cpu(work: Callable[[], T]) -> tuple[float, T]:
    """The CPU time of some work of this process, and what it gave. [s]"""
    begun = os.times()
    found = work()
    ended = os.times()
    return ended.user + ended.system - begun.user - begun.system, found
