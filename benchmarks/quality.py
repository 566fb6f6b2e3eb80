"""Claim: what is in doubt in the data of fifty streams is found in two seconds of CPU.

All streams are asked together, a few statements for each check; the last claim is how many there
are, so that nobody asks stream by stream again unseen.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.build import silent, streams
from benchmarks.incremental import cpu
from benchmarks.measure import CACHE, Claim, best, run
from benchmarks.pages import home_of
from benchmarks.synthetic_log import write_log
from narrows.bootstrap import Home
from narrows.domain.ports import History, PeriodRow
from narrows.services.flow.asking import history_of
from narrows.services.quality.finding import find_quality


@dataclass(slots=True)
class Listening:
    """A history that counts what it is asked."""

    history: History
    n_asked: int = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.history, name)

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        """As the history does."""
        self.n_asked += 1
        return self.history.rows(query, periods, words=words)

    def columns(self, query: str) -> object:
        """As the history does."""
        self.n_asked += 1
        return self.history.columns(query)


def claims() -> Iterator[Claim]:
    """The finding alone, the whole command, and the statements."""
    log = write_log(CACHE / "log-1e6.csv", 1_000_000)
    home = home_of(log, streams(), CACHE / "quality")
    finding_s, n_asked = min(asked(home) for _ in range(3))
    of = "10⁶ transitions, 50 streams"
    yield Claim(f"quality: finding all that is in doubt in {of}, CPU", finding_s, 2, unit="s")
    command = [sys.executable, "-m", "narrows", "quality", "--json", "--home", str(home.folder)]
    (cost,) = best([lambda: run(command)])
    yield Claim(
        f"quality: `narrows quality`, {of}, the whole process, CPU", cost.cpu_s, 3, unit="s"
    )
    yield Claim(f"quality: statements for {of}", n_asked, 100, unit="")


def asked(home: Home) -> tuple[float, int]:
    """What it takes to find all that is in doubt, and how many statements. [s]"""
    history = history_of(
        home.stored().plan, home.warehouse, stream=None, as_of=None, progress=silent
    )
    listening = Listening(history)
    held = home.warehouse.sources()
    took_s, found = cpu(lambda: find_quality(listening, held=held, now=home.now))  # type: ignore[arg-type]
    if len(found) != len(home.stored().plan.streams):
        raise RuntimeError("a stream is missing")
    return took_s, listening.n_asked
