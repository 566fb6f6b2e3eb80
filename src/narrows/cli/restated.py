"""What `narrows restatements` does: read the log of weeks, and show it. Imported when it runs."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import open_home
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.domain.okr import ORGANISATION
from narrows.domain.restatement import Restatement
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.plan.naming import stream_named
from narrows.services.quality.restatements import restatements
from narrows.views import as_json
from narrows.views.restated import restated_row
from narrows.views.rounding import instant

MOST_ROWS = 40
"""That the terminal lists; JSON has all of them."""


def show_restatements(stream: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the restatements of one stream or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if stream is not None and stream not in (UNALIGNED_WORK, ORGANISATION):
        stream_named(plan, stream)
    found = restatements(home.repository.restated_values(stream), stream=stream, plan=plan)
    if is_json:
        typer.echo(as_json.text({"restatements": found}))
    else:
        _show(found, console(), zone=plan.zone)


def _show(found: Sequence[Restatement], out: Console, *, zone: str) -> None:
    if not found:
        out.print("No closed week says anything else than it was told to.")
        return
    n_more = len(found) - MOST_ROWS
    more = f"{n_more:,} more: --json has all of them." if n_more > 0 else ""
    shown = table("Closed weeks that were told otherwise", more)
    add_words(shown, "stream", "week of")
    add_texts(shown, "number")
    add_numbers(shown, "was", "is")
    add_words(shown, "since")
    add_texts(shown, "because")
    for each in found[:MOST_ROWS]:
        row = restated_row(each)
        since = instant(each.restated_at, zone)
        cells = (each.stream, str(each.period.start), row.number, row.before, row.after, since)
        shown.add_row(*(line(cell) for cell in cells), line(row.because))
    out.print(shown)
