"""A check-in on the command line. Imported when one is made."""

import secrets
import sys
from dataclasses import replace
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.check_in import Said
from narrows.cli.render.check_in_text import show_check_in, show_measured
from narrows.cli.render.tables import console
from narrows.cli.reviewed import reviewed
from narrows.cli.said import answers_of, ask
from narrows.domain.check_in import CheckIn
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import Repository, StaleError
from narrows.services.check_ins import checking_in
from narrows.services.check_ins.checking_in import Given, objective_named, refuse_over
from narrows.services.cycles.states import refuse_closed
from narrows.services.initiatives.states import ENDS, state_of
from narrows.services.reviewing import Review
from narrows.views import as_json
from narrows.views.check_in_cards import check_in_card
from narrows.views.objective import ObjectivePage, objective_page


def check_in(id_: str | None, said: Said, *, home: Path | None, is_json: bool) -> None:
    """Show what was measured, ask the rest where somebody is there to answer, and save it."""
    opened = open_home(home)
    review, repository = reviewed(opened), opened.repository
    if id_ is None:
        raise _which(review)
    objective = objective_named(review.plan, id_)
    answers = answers_of(said, objective)
    page = objective_page(
        review,
        id_,
        check_ins=repository.check_ins(id_),
        snapshots=repository.snapshots(id_),
        now=opened.now,
    )
    is_asking = sys.stdin.isatty() and not is_json
    if not is_json:
        show_measured(page, console())
    refuse_over(objective, review.plan, now=opened.now)
    refuse_closed(objective.cycle, repository.sayings())
    if is_asking:
        answers = ask(_without_stopped(page, repository), answers)
    given = Given(id_, answers, page.last_number, request_key=secrets.token_urlsafe(16))
    saved = _saved(repository, review, given=given, is_asking=is_asking)
    if is_json:
        typer.echo(as_json.text({"check_in": saved}))
    else:
        typer.echo(_ending(saved, page))


def _which(review: Review) -> NarrowsError:
    """Whoever knows no id by heart sees those that can be checked in to."""
    cycle = review.cycle.id if review.cycle else None
    ids = [each.id for each in review.plan.objectives if each.cycle == cycle]
    if not ids:
        said = "There is no objective to check in to yet; `narrows okrs` shows what is planned."
    else:
        said = f"Say which objective is checked in to: {', '.join(ids)}."
    return NarrowsError("objective-unknown", said)


def _without_stopped(page: ObjectivePage, repository: Repository) -> ObjectivePage:
    """What is asked; an option may still say what a stopped bet showed at last."""
    told = repository.sayings()
    return replace(
        page,
        initiatives=tuple(
            each for each in page.initiatives if state_of(f"{page.id}/{each.id}", told) not in ENDS
        ),
    )


def _saved(repository: Repository, review: Review, *, given: Given, is_asking: bool) -> CheckIn:
    """Save; where somebody was quicker, show what they said before it is said on top."""
    while True:
        try:
            return checking_in.check_in(repository, review, given=given, now=review.measured_at)
        except StaleError as stale:
            if not is_asking:
                raise
            objective = objective_named(review.plan, given.objective)
            card = check_in_card(stale.latest, objective, review=review)
            typer.echo("Somebody checked in meanwhile:")
            show_check_in(card, console(), zone=review.plan.zone)
            if not typer.confirm("Save yours on top?", default=True):
                raise
            given = Given(
                given.objective,
                given.answers,
                stale.latest.number,
                request_key=secrets.token_urlsafe(16),
            )


def _ending(saved: CheckIn, page: ObjectivePage) -> str:
    seen = sum(each.progress.current is not None for each in saved.seen)
    numbers = f"{seen} measurement{'' if seen == 1 else 's'}"
    return f"Saved as check-in {saved.number} of «{page.id}», with {numbers} as seen now."
