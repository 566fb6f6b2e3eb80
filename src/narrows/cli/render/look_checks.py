"""What a look can be trusted for, for a terminal: checks, faults, guesses."""

from rich.console import Console
from rich.text import Text

from narrows.cli.render.river import DAM
from narrows.cli.render.tables import add_texts, add_words, line, table
from narrows.domain.work import Fault
from narrows.views.look import LookPage

SHOWN_FAULTS = 8
WIDEST_COLUMNS = 100
"""Wider text is harder to read, and a river needs no more."""


def show_checks(look: LookPage, console: Console) -> None:
    """Print whether the data is sound: Little's law, and the faults."""
    console.print(Text("Is the data sound?", style="bold"))
    columns = min(console.width, WIDEST_COLUMNS)
    say(console, look.little_text, style=DAM if look.is_gap else "", columns=columns)
    if not look.n_faults:
        say(console, "No faults in the data.", style="", columns=columns)
    for fault in look.faults[:SHOWN_FAULTS]:
        say(console, f"• {_fault(fault)}", style="", columns=columns)
    if look.n_faults > SHOWN_FAULTS:
        rest = look.n_faults - SHOWN_FAULTS
        say(
            console,
            f"… and {rest:,} more (--json lists up to 1,000).",
            style="dim",
            columns=columns,
        )
    console.print()


def _fault(fault: Fault) -> str:
    row = "" if fault.row is None else f", row {fault.row}"
    return line(f"{fault.source}{row}: {fault.message}")


def show_guesses(look: LookPage, console: Console) -> None:
    """Print what was guessed, how sure, and how to correct it."""
    shown = table("What was guessed")
    add_texts(shown, "status", "taken as")
    add_words(shown, "sure", "because of")
    for each in look.guesses:
        style = DAM if each.is_open else ""
        shown.add_row(line(each.status), line(each.meaning), each.sure, each.because, style=style)
    console.print(shown)
    columns = min(console.width, WIDEST_COLUMNS)
    if look.columns:
        pairs = ", ".join(f"{ours} = {theirs}" for ours, theirs in look.columns)
        say(console, line(f"Columns: {pairs}."), style="", columns=columns)
    for note in look.notes:
        say(console, line(f"Read: {note}."), style="", columns=columns)
    told = [ours for ours, _ in look.columns]
    named = ["activity", "started_at", "ended_at"] if "activity" in told else ["status", "moved_at"]
    option = f"--columns item=…,{'=…,'.join(named)}=…, " if told else ""
    say(
        console,
        f"Wrong? Say so: --state STATUS=STATE, {option}--zone ZONE, or a small YAML with "
        "--workflow FILE.",
        style="bold",
        columns=columns,
    )


def say(console: Console, text: str, *, style: str, columns: int) -> None:
    """Print one paragraph."""
    console.print(Text(text, style=style), width=columns)
