"""A look at one file, for a terminal. Imported when it runs."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from narrows.cli.render.bottleneck_table import evidence_table
from narrows.cli.render.flow_tables import show_statuses
from narrows.cli.render.river import DAM, WATER, river
from narrows.cli.render.tables import add_texts, add_words, line, table
from narrows.domain.work import Fault
from narrows.services.looking import LookAnswer
from narrows.views.flow_cards import FlowCard
from narrows.views.look import LookPage, look_page

TICKS = "▁▂▃▄▅▆▇█"
SHOWN_FAULTS = 8
WIDEST_COLUMNS = 100
"""Wider text is harder to read, and a river needs no more."""


def show_look(answer: LookAnswer, console: Console, *, page: Path | None = None) -> None:
    """Print what a look found.

    Args:
        answer: What it found.
        console: Where to.
        page: Where a page of the same was written, if one was.
    """
    look = look_page(answer)
    columns = min(console.width, WIDEST_COLUMNS)
    _heading(look, console)
    for drawn in river(look.reaches, columns):
        console.print(drawn, no_wrap=True, overflow="crop")
    _verdict(look, console, columns)
    _cards(look, console)
    show_statuses(answer.statuses, console)
    _evidence(look, console)
    _checks(look, console)
    _guesses(look, console)
    _say(console, look.policy, "dim", columns)
    if page is not None:
        console.print(Text(f"\nPage: {page.absolute().as_uri()}", style="bold"), soft_wrap=True)


def spark(values: Sequence[float | None]) -> str:
    """A line of blocks, one per value, from 0 to the largest; a gap where undefined."""
    known = [each for each in values if each is not None]
    top = max(known, default=0) or 1
    return "".join(
        " " if each is None else TICKS[round((len(TICKS) - 1) * each / top)] for each in values
    )


def _heading(look: LookPage, console: Console) -> None:
    console.print(Text(line(look.title), style="bold"))
    since = f"{look.first_day} to " if look.first_day else "until "
    console.print(
        Text(
            f"{look.n_items:,} items, {look.n_transitions:,} moves, {since}{look.as_of} "
            f"({look.zone}), the file's last instant\n",
            style="dim",
        )
    )


def _verdict(look: LookPage, console: Console, columns: int) -> None:
    said = look.verdict
    text = Text()
    text.append(line(said.subject), style=f"bold {DAM}" if said.is_named else "bold")
    text.append(line(said.limits))
    if said.how_sure:
        text.append(f" {said.how_sure}")
    if said.delay_status and said.delays:
        text.append(f" {line(said.delay_status)}", style="bold")
        text.append(said.delays)
    if said.baseline:
        text.append(f" {line(said.baseline)}", style="dim")
    console.print(text, width=columns)
    console.print()


def _cards(look: LookPage, console: Console) -> None:
    shown = table("Flow")
    shown.show_header = False
    add_words(shown, "", "")
    add_texts(shown, "")
    for card in look.cards:
        shown.add_row(card.title, Text(card.value, style="bold"), _meaning(card))
    mix = " · ".join(f"{each.item_type} {each.text}" for each in look.shares)
    shown.add_row("Flow distribution", Text("", style="bold"), line(mix or "no item done yet"))
    console.print(shown)


def _meaning(card: FlowCard) -> Text:
    text = Text("; ".join(each for each in (card.meaning, card.more) if each))
    if card.trend:
        text.append(f"\n{spark(card.trend)}", style=WATER)
        text.append(f" {card.trend_from} → {card.trend_to}, {card.trend_of}", style="dim")
    return text


def _evidence(look: LookPage, console: Console) -> None:
    for effect, title in (("limits", "What limits: reaches"), ("delays", "What delays: waits")):
        found = look.evidence_of(effect)
        if found is not None:
            console.print(evidence_table(found.evidence, title))


def _checks(look: LookPage, console: Console) -> None:
    console.print(Text("Is the data sound?", style="bold"))
    columns = min(console.width, WIDEST_COLUMNS)
    _say(console, look.little_text, DAM if look.is_gap else "", columns)
    if not look.n_faults:
        _say(console, "No faults in the data.", "", columns)
    for fault in look.faults[:SHOWN_FAULTS]:
        _say(console, f"• {_fault(fault)}", "", columns)
    if look.n_faults > SHOWN_FAULTS:
        rest = look.n_faults - SHOWN_FAULTS
        _say(console, f"… and {rest:,} more (--json lists up to 1,000).", "dim", columns)
    console.print()


def _fault(fault: Fault) -> str:
    row = "" if fault.row is None else f", row {fault.row}"
    return line(f"{fault.source}{row}: {fault.message}")


def _guesses(look: LookPage, console: Console) -> None:
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
        _say(console, line(f"Columns: {pairs}."), "", columns)
    for note in look.notes:
        _say(console, line(f"Read: {note}."), "", columns)
    _say(
        console,
        "Wrong? Say so: --state STATUS=STATE, --columns item=…,status=…,moved_at=…, --zone ZONE, "
        "or a small YAML with --workflow FILE.",
        "bold",
        columns,
    )


def _say(console: Console, text: str, style: str, columns: int) -> None:
    console.print(Padding(Text(text, style=style), (0, 0)), width=columns)
