"""Tables for people: one look for all, and nothing from outside that drives the terminal."""

import os
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from narrows.domain.work import Fault

WIDTH = 120
"""Of answers that go into a file or another program. [columns]"""

FAULTS_SHOWN = 5
"""Faults that people are shown at once."""


class PipedConsole(Console):
    """A console that leaves a closed pipe to the command line's own table of errors."""

    def on_broken_pipe(self) -> None:
        """Called by rich while the error is handled: let it go on."""
        raise BrokenPipeError


def console(width: int = WIDTH) -> Console:
    """Where answers go: standard output, what they say taken as it is.

    Args:
        width: Where no terminal and no $COLUMNS tells it. [columns]
    """
    made = PipedConsole(markup=False, highlight=False, emoji=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = width
    return made


def line(told: str) -> str:
    """Told text as one printable line."""
    # What a source tells may hold line breaks or escape codes; the terminal gets neither.
    return "".join(each if each.isprintable() else " " for each in told)


def table(title: str, caption: str = "") -> Table:
    """An empty table, its caption in small print."""
    return Table(
        title=line(title) or None,
        title_justify="left",
        title_style="bold",
        caption=caption or None,
        caption_justify="left",
        caption_style="dim",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )


def add_texts(table: Table, *names: str) -> None:
    """Add columns of text that may be long; they break where the terminal is narrow."""
    for name in names:
        table.add_column(name, overflow="fold")


def add_words(table: Table, *names: str) -> None:
    """Add columns of single words and dates, which never break."""
    for name in names:
        table.add_column(name, no_wrap=True)


def add_numbers(table: Table, *names: str) -> None:
    """Add columns of numbers, which stand on the right and never break."""
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)


def show_faults(faults: Sequence[Fault], console: Console, *, n_faults: int) -> None:
    """The first faults, a line each, and how many more there are."""
    for fault in faults[:FAULTS_SHOWN]:
        row = f", row {fault.row}" if fault.row else ""
        console.print(line(f"{fault.source}{row}: {fault.message}"), style="yellow")
    if n_faults > FAULTS_SHOWN:
        console.print(f"… and {n_faults - FAULTS_SHOWN:,} more.", style="yellow")
