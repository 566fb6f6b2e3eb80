"""Claim: what a server does after a sync, until its pages show it, costs what the sync brought.

A server with fifty streams and 150 key results, a process of its own, is open on 10⁷ transitions
when 10⁵ more are loaded. Counted is its CPU time until the next review of all is there, then that
of the questions behind a drill-down, and the most memory that it ever held.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.build import silent, streams
from benchmarks.incremental import NEW, cpu, parted
from benchmarks.measure import CACHE, Claim, peak_mib
from benchmarks.pages import home_of, source_of
from benchmarks.synthetic_log import STATUSES, STREAMS, write_log
from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.ports import History
from narrows.services.flow.drilling import ItemsPage, drill, items_named
from narrows.services.sources.loading import load_source

SIZES = (1_000_000, 10_000_000)
N_ASKED = 50
SHOWN, PEAK = "shown", "most memory"
ASKED = ("items done", "items of a status", "one item", "items that were in a status")


def claims() -> Iterator[Claim]:
    """The server's time, how it grows with what was there before, its memory and its questions."""
    small, large = (served_beside(*opened(size)) for size in SIZES)
    of = f"10⁵ new to {SIZES[-1]:.0e} transitions, 50 streams, 150 key results"
    yield Claim(f"server : shows {of}, CPU", large[SHOWN], 0.5, unit="s")
    told = f"{large[SHOWN]:.1f} : {small[SHOWN]:.1f} s"
    ratio = large[SHOWN] / small[SHOWN]
    yield Claim(f"server : the same, of ten times the history : of one ({told})", ratio, 1.5)
    yield Claim(f"server : most memory of its process, {of}", large[PEAK], 1024, unit="MiB")
    for asked in ASKED:
        text = f"server : {asked}, {SIZES[-1]:.0e} transitions, mean CPU"
        yield Claim(text, large[asked], 50, unit="ms")


def opened(size: int) -> tuple[Path, Path]:
    """A home with a log of so many transitions, built and measured, and what comes next of it."""
    before, new = parted(write_log(CACHE / "log-incremental.csv", size + NEW), size)
    home = home_of(before, streams(), CACHE / "after-sync")
    open_desk(home)
    return home.folder, new


def served_beside(folder: Path, new: Path) -> Mapping[str, float]:
    """What a server of its own took."""
    command = [sys.executable, "-m", "benchmarks.after_sync", str(folder), str(new)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Mapping[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


def served(home: Home, new: Path) -> Mapping[str, float]:
    """Open a server, bring what is new, and say what followed. [s, MiB, ms]"""
    desk = open_desk(home)
    before = desk.review()
    load_source(
        source_of(new), home.warehouse, reader=home.world.reader, connectors=home.world.connectors,
        now=home.now, progress=silent,
    )  # fmt: skip
    if desk.bench is None:
        raise RuntimeError("nothing is served")
    took_s, after = cpu(desk.bench.review)
    if after.measured_at <= before.measured_at:
        raise RuntimeError("nothing was measured again")
    history = desk.history()
    answered = {name: asking_ms(ask) for name, ask in questions(history).items()}
    return {SHOWN: took_s, PEAK: peak_mib(), **answered}


def asking_ms(ask: Callable[[int], object]) -> float:
    """The mean CPU time of a question, each of another stream. [ms]"""
    took_s, _ = cpu(lambda: [ask(number % STREAMS) for number in range(N_ASKED)])
    return took_s / N_ASKED * 1000


def questions(history: History) -> Mapping[str, Callable[[int], object]]:
    """What is asked of a stream, by its number."""

    def done(of: int) -> ItemsPage:
        return drill(history, ItemsAsked(f"S{of}", state=ItemState.DONE))

    keys = [done(of).items[0].id for of in range(STREAMS)]
    words = [STATUSES[of % len(STATUSES)][0] for of in range(STREAMS)]
    return {
        "items done": done,
        "items of a status": lambda of: drill(history, ItemsAsked(f"S{of}", statuses=(words[of],))),
        "one item": lambda of: items_named(history, keys[of], stream=f"S{of}"),
        "items that were in a status": lambda of: drill(
            history, ItemsAsked(f"S{of}", visited=(words[of],))
        ),
    }


if __name__ == "__main__":
    print(json.dumps(served(open_home(Path(sys.argv[1])), Path(sys.argv[2]))))
