"""What `narrows restatements` does: read the log of weeks, and show it. Imported when it runs."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import open_home
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.domain.amounts import so_many
from narrows.domain.okr import ORGANISATION
from narrows.domain.restatement import Restatement
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.versions import policy_versions
from narrows.services.plan.naming import stream_named
from narrows.services.quality.restatements import restatements
from narrows.views import as_json
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.restated import because_text
from narrows.views.restated_causes import RestatedCause, restated_causes
from narrows.views.rounding import instant

MOST_ROWS, MOST_CAUSES = 40, 20
"""Numbers and causes that the terminal lists; JSON has all of them."""


def show_restatements(stream: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the restatements of one stream or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if stream is not None and stream not in (UNALIGNED_WORK, ORGANISATION):
        stream_named(plan, stream)
    found = restatements(
        home.repository.restated_values(stream),
        stream=stream,
        plan=plan,
        versions=policy_versions(home.repository.audit("stream")),
    )
    if is_json:
        typer.echo(as_json.text({"restatements": found}))
    else:
        _show(found, console(), zone=plan.zone)


def _show(found: Sequence[Restatement], out: Console, *, zone: str) -> None:
    told = restated_causes(found, n_open=0, most_rows=MOST_ROWS, most_causes=MOST_CAUSES)
    if not found:
        out.print("No closed week says anything else than it was told to.")
    for each in told.causes:
        out.print(line(because_text(each.told, zone)), style="bold")
        out.print(line(f"Since {instant(each.since, zone)}, {each.words}."))
        if each.more:
            _show_rows(each, out)
    if told.n_more:
        out.print(f"{so_many(told.n_more, 'more cause')}: --json has all of them.")
    if told.n_few:
        few = so_many(told.n_few, "percentile")
        out.print(f"{few} of fewer than {FEWEST_ITEMS} items, which people do not see: in --json.")


def _show_rows(cause: RestatedCause, out: Console) -> None:
    n_more = cause.n_unlisted
    shown = table("", f"{n_more:,} more: --json has all of them." if n_more else "")
    add_words(shown, "stream", "week of")
    add_texts(shown, "number")
    add_numbers(shown, "was", "is")
    for each in cause.more:
        cells = (each.stream, str(each.period.start), each.number, each.before, each.after)
        shown.add_row(*map(line, cells))
    out.print(shown)
