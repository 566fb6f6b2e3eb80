"""How far a long work has come, on a terminal. Imported when a command runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from narrows.domain import ports

PATIENCE_S = 1.0
"""Work that ends sooner needs no bar. [s]"""


@contextmanager
def shown_progress() -> Iterator[ports.Progress]:
    """Draw a bar on standard error while work goes on for over a second, if people look there."""
    begun = monotonic()
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True, markup=False),
        transient=True,
    )
    task = bar.add_task("", total=None)

    def tell(what: str, fraction: float | None) -> None:
        if not bar.console.is_terminal or monotonic() - begun < PATIENCE_S:
            return
        bar.start()
        bar.update(
            task,
            description=what,
            completed=fraction or 0,
            total=None if fraction is None else 1,
        )

    try:
        yield tell
    finally:
        # A bar that never started would leave an empty line.
        if bar.live.is_started:
            bar.stop()
