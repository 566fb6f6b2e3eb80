"""How a sync ended, for people. Imported when the command runs."""

from collections.abc import Sequence

from rich.console import Console

from narrows.cli.render.tables import add_numbers, add_words, line, show_faults, table
from narrows.services.sources.syncing import SyncedSource
from narrows.views.rounding import instant

NO_SOURCE = (
    "There is no source yet. A file: hand it over on the page /connect of `narrows serve`, or name "
    "it under `sources:` in the plan. A tool: `narrows connect jira` or `github`."
)


def show_sync(sources: Sequence[SyncedSource], console: Console) -> None:
    """One row per source, then what went wrong."""
    if not sources:
        console.print(NO_SOURCE)
        return
    shown = table("", "Times without an offset are read in the source's zone.")
    add_words(shown, "source")
    add_numbers(shown, "items", "transitions", "new", "faults")
    add_words(shown, "complete until", "zone")
    for each in sources:
        held = each.held
        shown.add_row(
            each.id,
            f"{held.n_items:,}" if held else "0",
            f"{held.n_transitions:,}" if held else "0",
            f"{held.n_new:,}" if held and not each.incomplete else "0",
            f"{held.n_faults:,}" if held else "0",
            instant(held.complete_until if held else None, each.zone),
            each.zone,
        )
    console.print(shown)
    for each in sources:
        if each.incomplete:
            console.print(f"{each.id} is incomplete: {line(each.incomplete)}")
        elif each.held:
            show_faults(each.held.faults, console, n_faults=each.held.n_faults)
    if any(each.held and each.held.n_transitions for each in sources):
        console.print("Next: `narrows flow`, or `narrows bottleneck`.")
    elif any(each.held and not each.incomplete for each in sources):
        console.print("No item was told of; see whether it is the right file or project.")
