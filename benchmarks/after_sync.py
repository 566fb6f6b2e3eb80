"""Claim: what a server does after a sync, until its pages show it, costs what the sync brought.

A server with fifty streams and 150 key results, a process of its own, is open on 10⁷ transitions
when 10⁵ more are loaded. Counted is its CPU time until the next review of all is there, then that
of the questions behind a drill-down, and the most memory that it ever held; then that of a sync in
which something moved in two of the streams.
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
from narrows.web.desk import Desk

SIZES = (1_000_000, 10_000_000)
N_ASKED = 50
FEW = (",S0", ",S1")
"""How the rows of two streams end."""
SHOWN, SHOWN_FEW, PEAK = "shown", "shown of few", "most memory"
ASKED = ("items done", "items of a status", "one item", "items that were in a status")


def claims() -> Iterator[Claim]:
    """The server's time, how it grows with what was there before, its memory and its questions."""
    small, large = (served_beside(*opened(size)) for size in SIZES)
    of = f"10⁵ new to {SIZES[-1]:.0e} transitions, 50 streams, 150 key results"
    yield Claim(f"server : shows {of}, CPU", large[SHOWN], 0.5, unit="s")
    told = f"{large[SHOWN]:.1f} : {small[SHOWN]:.1f} s"
    ratio = large[SHOWN] / small[SHOWN]
    yield Claim(f"server : the same, of ten times the history : of one ({told})", ratio, 1.5)
    for size, found in zip(SIZES, (small, large), strict=True):
        text = f"server : shows what came to {len(FEW)} of the streams, {size:.0e} transitions, CPU"
        yield Claim(text, found[SHOWN_FEW], 0.5, unit="s")
    yield Claim(f"server : most memory of its process, {of}", large[PEAK], 1024, unit="MiB")
    for asked in ASKED:
        text = f"server : {asked}, {SIZES[-1]:.0e} transitions, mean CPU"
        yield Claim(text, large[asked], 50, unit="ms")


def opened(size: int) -> tuple[Path, Path, Path]:
    """A home with a log of so many transitions, built and measured, and what comes next of it."""
    before, more = parted(write_log(CACHE / "log-incremental.csv", size + 2 * NEW), size)
    new, later = parted(more, NEW)
    home = home_of(before, streams(), CACHE / "after-sync")
    open_desk(home)
    return home.folder, new, of_few(later)


def of_few(log: Path) -> Path:
    """The rows of two of the streams."""
    found = log.with_suffix(".few.csv")
    header, *rows = log.read_text(encoding="utf-8").splitlines()
    kept = [header, *(row for row in rows if row.endswith(FEW))]
    found.write_text("\n".join([*kept, ""]), encoding="utf-8")
    return found


def served_beside(*told: Path) -> Mapping[str, float]:
    """What a server of its own took."""
    command = [sys.executable, "-m", "benchmarks.after_sync", *map(str, told)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Mapping[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def served(home: Home, new: Path, few: Path) -> Mapping[str, float]:
    """Open a server, bring what is new, and say what followed. [s, MiB, ms]"""
    desk = open_desk(home)
    took_s = shown_s(desk, home, new)
    peak = peak_mib()
    history = desk.history()
    answered = {name: asking_ms(ask) for name, ask in questions(history).items()}
    return {SHOWN: took_s, PEAK: peak, **answered, SHOWN_FEW: shown_s(desk, home, few)}


def shown_s(desk: Desk, home: Home, new: Path) -> float:
    """The CPU time from when a file is loaded until the review of it is there. [s]"""
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
    return took_s


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
    folder, *brought = map(Path, sys.argv[1:])
    print(json.dumps(served(open_home(folder), *brought)))
