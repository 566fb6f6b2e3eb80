"""What `narrows quality` and `narrows map` do: ask, and show it. Imported when run."""

from typing import TYPE_CHECKING

import typer
from rich.console import Console

from narrows.bootstrap import Home, open_home
from narrows.cli.history_asked import show_taking_nothing
from narrows.cli.planned import restated
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.domain.quality import QualityFinding, QualityState, StreamQuality
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.asking import history_of
from narrows.services.quality.finding import find_quality
from narrows.services.quality.mapping import Mapping, map_status
from narrows.views import as_json
from narrows.views.quality_words import amount_text, coverage_text, lacks_text, moves_text
from narrows.views.rounding import instant

if TYPE_CHECKING:
    from narrows.cli.options import Asked
    from narrows.cli.quality import Meant

MOST_ITEMS = 5
"""That the terminal lists of each finding, unless one check is asked for. [items]"""

MARKS = {
    QualityState.CLEAN: "good",
    QualityState.NO_DATA: "no data",
    QualityState.NOT_CONFIGURED: "not configured",
}


def show_quality(check: str | None, asked: "Asked") -> None:
    """Find what is in doubt, and show it."""
    home = open_home(asked.home)
    stored = home.stored()
    with shown_progress() as progress:
        history = history_of(
            stored.plan, home.warehouse, stream=asked.stream, as_of=asked.as_of, progress=progress
        )
    found = find_quality(
        history, stream=asked.stream, held=home.warehouse.sources(), now=home.now, check=check
    )
    if asked.is_json:
        typer.echo(as_json.text({"quality": found}))
        return
    out = console()
    for each in found:
        _show(each, out, zone=stored.plan.zone, is_all=check is not None)
    show_taking_nothing(history, asked.stream)


def map_it(stream: str, mapping: Mapping, *, meant: "Meant") -> None:
    """Say what a status means."""
    home = open_home(meant.home)
    changes = map_status(home.room(), stream, mapping=mapping)
    if changes.differences:
        restated(home)
    if meant.is_json:
        typer.echo(as_json.text({"differences": changes.differences}))
        return
    if not changes.differences:
        typer.echo(line(f"The workflow of {stream} says so already."))
        return
    means = f"«{mapping.status}» is {mapping.meaning} in {stream} from now on"
    typer.echo(line(f"{means}; all its weeks are measured anew."))
    if not _is_used(home, stream, status=mapping.status):
        typer.echo(
            line(
                f"No item was ever in «{mapping.status}»: if that is a slip of the pen, take it "
                f"out of the workflow of {stream} again. `narrows statuses` tells those there are."
            )
        )


def _is_used(home: Home, stream: str, *, status: str) -> bool:
    """Whether the sources of a stream tell a status."""
    own = home.stored().plan.stream(stream)
    sources = [take.source for take in own.takes] if own else []
    return status in home.warehouse.statuses(sources)


def _show(of: StreamQuality, out: Console, *, zone: str, is_all: bool) -> None:
    out.print(line(f"{of.stream or UNALIGNED_WORK}: {coverage_text(of.coverage)}"), style="bold")
    for told in lacks_text(of.coverage):
        out.print(line(f"  {told}"))
    quiet = [each for each in of.findings if each.state is not QualityState.FOUND]
    for each in of.findings:
        if each.state is QualityState.FOUND:
            _show_finding(each, out, zone=zone, is_all=is_all)
    for state, mark in MARKS.items():
        names = [f"{each.check} ({each.text[:-1]})" for each in quiet if each.state is state]
        if names:
            out.print(line(f"  {mark}: {', '.join(names)}"), style="dim")
    out.print()


def _show_finding(of: QualityFinding, out: Console, *, zone: str, is_all: bool) -> None:
    shown = of.items if is_all else of.items[:MOST_ITEMS]
    n_more = of.n_times - len(shown)
    more = f"{n_more:,} more: --check {of.check} lists all of them." if n_more > 0 else ""
    out.print(line(f"{of.title}: {of.text}"), style="yellow")
    out.print(line(f"  {of.why} {moves_text(of.metrics)}"))
    if shown:
        _show_items(of, out, zone=zone, n_shown=len(shown), more=more)
    for mend in of.mends:
        out.print(line(f"  → {mend.words}"))
        for told in (mend.command, mend.plan if not mend.command else ""):
            if told:
                out.print(line(f"    {told}"), style="bold")


def _show_items(of: QualityFinding, out: Console, *, zone: str, n_shown: int, more: str) -> None:
    shown = table("", more)
    add_words(shown, "item")
    add_texts(shown, "title", "status")
    add_words(shown, "when")
    if of.amount_unit:
        add_numbers(shown, of.amount_unit)
    for each in of.items[:n_shown]:
        moved = " → ".join(name for name in (each.before, each.status) if name)
        row = [line(each.id), line(each.title or ""), line(moved), instant(each.at, zone)]
        row += [amount_text(each.amount, of.amount_unit)] if of.amount_unit else []
        shown.add_row(*row)
    out.print(shown)
