"""What `narrows review` does: look back on a cycle and show it. Imported when it runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.reviewed import reviewed_of
from narrows.domain.calendar import day_of
from narrows.services.cycles.looking_back import look_back
from narrows.services.cycles.naming import cycle_meant
from narrows.services.plan_history import plan_history
from narrows.views import as_json
from narrows.views.review import review_page
from narrows.views.review_json import review_json
from narrows.views.review_markdown import review_markdown


def review(id_: str | None, html: Path | None, *, home: Path | None, is_json: bool) -> None:
    """Look back on a cycle."""
    opened = open_home(home)
    stored, repository = opened.stored(), opened.repository
    # Before anything is measured: a cycle that is not there is refused at once.
    cycle = cycle_meant(stored.plan, id_, today=day_of(opened.now, stored.plan.zone))
    with shown_progress() as progress:
        history = plan_history(stored.plan, opened.warehouse, progress=progress)
        measured = reviewed_of(opened, history)
        found = look_back(
            measured,
            cycle,
            history=history,
            sayings=repository.sayings(),
            check_ins=repository.check_ins(),
        )
    page = review_page(found, measured)
    if html is not None:
        from narrows.cli.page import write_text
        from narrows.web.review_page import review_html

        write_text(review_html(page), out=html)
    if is_json:
        typer.echo(as_json.text({"review": review_json(found, measured)}))
    else:
        typer.echo(review_markdown(page), nl=False)
