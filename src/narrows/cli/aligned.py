"""Streams on the axes of alignment and autonomy, shown. Imported when the command runs."""

from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.domain.calendar import day_of
from narrows.services.alignment.axes import FEWEST, Quadrant
from narrows.services.cycles.naming import cycle_meant
from narrows.views import as_json
from narrows.views.alignment import AlignmentPoint, alignment_answer
from narrows.views.alignment_words import quadrant_words, shares_told
from narrows.views.rounding import percent

NAMES = {
    Quadrant.CASCADE: ": a cascade",
    Quadrant.ANARCHY: ": anarchy",
    Quadrant.MICROMANAGED: ": micromanaged",
}
"""As the quadrants are called on the picture; white space needs no other word."""


def alignment(stream: str | None, cycle: str | None, *, home: Path | None, is_json: bool) -> None:
    """Show one stream or all of them."""
    opened = open_home(home)
    plan = opened.stored().plan
    meant = cycle_meant(plan, cycle, today=day_of(opened.now, plan.zone))
    answer = alignment_answer(plan, opened.repository.sayings(), cycle=meant.id, stream=stream)
    if is_json:
        typer.echo(as_json.text({"alignment": answer}))
        return
    shown = console()
    shown.print(line(f"Alignment and autonomy in {answer.cycle}"))
    for point in answer.streams:
        _show(point, shown)
    if len(answer.trail) > 1:
        shown.print("\nAll streams together, cycle by cycle")
        for point in answer.trail:
            shown.print(line(f"  {point.cycle}: {_axes(point)}"))
    shown.print(f"\n{answer.note}")


def _show(point: AlignmentPoint, shown: Console) -> None:
    shown.print()
    shown.print(line(f"{point.name}: {_axes(point)}"))
    for words, card in shares_told(point).items():
        shown.print(line(f"  {words}"))
        for each in card.evidence:
            sign = "+" if each.is_counted else "-"
            shown.print(line(f"    {sign} {each.path}: {each.because}"))


def _axes(point: AlignmentPoint) -> str:
    if point.quadrant is None:
        return f"under {FEWEST} objectives, so no point is drawn"
    axes = f"alignment {percent(point.alignment_ratio)}, autonomy {percent(point.autonomy_ratio)}"
    return f"{axes} ({quadrant_words(point)}{NAMES.get(point.quadrant, '')})"
