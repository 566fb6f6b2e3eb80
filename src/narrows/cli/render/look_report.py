"""A look at one file, for a terminal. Imported when it runs."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from narrows.cli.render.bottleneck_table import evidence_table
from narrows.cli.render.look_checks import WIDEST_COLUMNS, say, show_checks, show_guesses
from narrows.cli.render.river import DAM, WATER, river
from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.views.look import LookPage
from narrows.views.rounding import days, number

TO_KEEP = (
    "Nothing of it is kept. To follow it week by week: `narrows init`, then `narrows serve`, whose "
    "page /connect takes a table or XES; a plan file takes each of them."
)
TICKS = "▁▂▃▄▅▆▇█"
TITLE_COLUMNS, VALUE_COLUMNS, BAR_COLUMNS = 19, 13, 8


def show_look(look: LookPage, console: Console, *, out: Path | None = None) -> None:
    """Print what a look found.

    Args:
        look: What it found.
        console: Where to.
        out: Where a page of the same was written, if one was.
    """
    columns = min(console.width, WIDEST_COLUMNS)
    _heading(look, console)
    for drawn in river(look.reaches, columns):
        console.print(drawn, no_wrap=True, overflow="crop")
    _verdict(look, console, columns=columns)
    _cards(look, console, columns=columns)
    _statuses(look, console)
    _evidence(look, console)
    show_checks(look, console)
    show_guesses(look, console)
    say(console, look.policy, style="dim", columns=columns)
    say(console, TO_KEEP, style="", columns=columns)
    if out is not None:
        console.print(Text(f"\nPage: {out.absolute().as_uri()}", style="bold"), soft_wrap=True)


def spark(values: Sequence[float | None]) -> str:
    """A line of blocks, one per value, from 0 to the largest; a gap where undefined."""
    known = [each for each in values if each is not None]
    top = max(known, default=0) or 1
    return "".join(
        " " if each is None else TICKS[round((len(TICKS) - 1) * each / top)] for each in values
    )


def _heading(look: LookPage, console: Console) -> None:
    console.print(Text(line(look.title), style="bold"))
    since = f" since {look.since}" if look.since else ""
    items = f"{look.n_items:,} item{'' if look.n_items == 1 else 's'}"
    moves = f"{look.n_transitions:,} move{'' if look.n_transitions == 1 else 's'}"
    console.print(Text(f"{items}, {moves}{since}"), style="dim")
    console.print(Text(f"As of {look.as_of} ({look.zone}), the file's last instant\n"), style="dim")


def _verdict(look: LookPage, console: Console, *, columns: int) -> None:
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


def _cards(look: LookPage, console: Console, *, columns: int) -> None:
    for card in look.cards:
        text = Text(card.title.ljust(TITLE_COLUMNS))
        text.append(card.value.ljust(VALUE_COLUMNS), style="bold")
        if card.trend:
            text.append(spark(card.trend), style=WATER)
            text.append(f"  {card.trend_from} → {card.trend_to}", style="dim")
        console.print(text, no_wrap=True, overflow="ellipsis")
        said = "; ".join(each for each in (card.meaning, card.more) if each)
        trend = f" (trend: {card.trend_of})" if card.trend else ""
        say(console, f"  {said}{trend}", style="dim", columns=columns)
    mix = " · ".join(f"{each.item_type} {each.text}" for each in look.shares)
    told = mix.replace(" %", "\u00a0%") or "no item types told"
    say(console, "Flow distribution".ljust(TITLE_COLUMNS) + told, style="", columns=columns)
    console.print()


def _statuses(look: LookPage, console: Console) -> None:
    shown = table("Status by status")
    add_texts(shown, "status")
    add_words(shown, "means")
    add_numbers(shown, "visits", "half took", "load", "in/wk")
    add_words(shown, "of flow time")
    for each in look.statuses:
        share = each.flow_time_share_ratio
        shown.add_row(
            line(each.status),
            each.flow_state,
            number(each.n_visits),
            days(each.median_visit_days, each.policy.day_hours),
            number(each.load_items),
            number(each.arrivals_per_week),
            f"{look.time_shares[each.status]:>5} {'█' * round(BAR_COLUMNS * (share or 0))}",
        )
    console.print(shown)


def _evidence(look: LookPage, console: Console) -> None:
    for effect, title in (("limits", "What limits: reaches"), ("delays", "What delays: waits")):
        found = look.evidence_of(effect)
        if found is not None:
            # The statuses above are of the whole history: the two need not agree.
            weeks = "" if found.n_weeks is None else f", last {found.n_weeks} weeks"
            console.print(evidence_table(found, title + weeks))
