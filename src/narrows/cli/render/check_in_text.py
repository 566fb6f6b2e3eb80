"""Objectives and check-ins as text for people. Imported when a command runs."""

from rich.console import Console

from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.views.check_in_cards import CheckInCard
from narrows.views.check_in_words import RESULTS
from narrows.views.objective import ObjectivePage
from narrows.views.rounding import instant, percent


def show_measured(page: ObjectivePage, console: Console) -> None:
    """Each key result with where it comes from, where it is, and how it moved."""
    console.print(line(f"{page.text} ({page.owner})"), style="bold")
    console.print(f"{page.cycle.id}, {page.cycle.words}; {page.check_in_words}.")
    shown = table("", "; ".join(f"{each.id}: {line(each.definition)}" for each in page.key_results))
    add_words(shown, "key result")
    add_texts(shown, "measures")
    add_texts(shown, "aim")
    add_numbers(shown, "now")
    add_texts(shown, "progress", "since then")
    add_numbers(shown, "chance then")
    for each in page.key_results:
        shown.add_row(
            each.id,
            line(each.title),
            line(each.aim),
            line(each.current),
            each.far,
            line(each.since),
            percent(each.confidence_ratio),
        )
    console.print(shown)
    if page.check_ins:
        show_check_in(page.check_ins[0], console, zone=page.zone)


def show_check_in(card: CheckInCard, console: Console, *, zone: str) -> None:
    """What one check-in said; its numbers stand in the table."""
    console.print(f"Check-in {card.number}, {instant(card.at, zone)}:", style="bold")
    for seen in card.seen:
        if seen.confidence_ratio is not None:
            chance = percent(seen.confidence_ratio)
            console.print(line(f"  {seen.title}: {seen.value}, chance {chance}"))
    for each in card.hypotheses:
        words = f": {each.words}" if each.words else ""
        console.print(line(f"  «{each.initiative}» {RESULTS[each.result]}{words}"))
    if card.learned:
        console.print(line(f"  learned: {card.learned}"))
    if card.next:
        console.print(line(f"  next: {card.next}"))
