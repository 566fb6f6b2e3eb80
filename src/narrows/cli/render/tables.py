"""Tables for people: one look for all, and nothing from outside that drives the terminal."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table


def console() -> Console:
    """Where answers go: standard output, what they say taken as it is."""
    return Console(markup=False, highlight=False, emoji=False)


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
        pad_edge=False,
    )


def add_columns(table: Table, names: Iterable[str], *, are_numbers: bool = False) -> None:
    """Add columns; numbers stand on the right and never break."""
    for name in names:
        table.add_column(name, justify="right" if are_numbers else "left", no_wrap=are_numbers)
