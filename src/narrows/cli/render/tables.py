"""Tables for people: one look for all, and nothing from outside that drives the terminal."""

from rich import box
from rich.console import Console
from rich.table import Table

WIDTH = 120
"""Of answers that go into a file or another program. [columns]"""


def console() -> Console:
    """Where answers go: standard output, what they say taken as it is."""
    made = Console(markup=False, highlight=False, emoji=False)
    if not made.is_terminal:
        made.width = WIDTH
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
