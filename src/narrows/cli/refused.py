"""Requests for work on the command line. Imported when a command runs."""

from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import open_home
from narrows.cli.bet import Bet
from narrows.cli.initiated import edits_of, named_new
from narrows.cli.render.tables import console, line
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.okr import Initiative
from narrows.services.initiatives.edits import edited
from narrows.services.refusals import accepting, refusing
from narrows.services.refusals.asked import Request, stream_asked
from narrows.services.refusals.requests import LoggedRequest, counts, requests
from narrows.views import as_json
from narrows.views.rounding import instant


def list_(stream: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the requests of a stream or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if stream is not None:
        stream_asked(plan, stream)
    told = requests(home.repository.sayings())
    found = [each for each in told if stream in {None, each.stream}]
    if is_json:
        typer.echo(as_json.text({"requests": found, "counts": counts(found)}))
        return
    shown = console()
    for each in found:
        _show(each, shown, zone=plan.zone)
    for of in counts(found):
        shown.print(
            line(
                f"{of.stream}: {of.n_refused} refused, {of.n_accepted} accepted, {of.n_open} open, "
                f"{of.n_reopened} asked again"
            )
        )
    if not found:
        shown.print("No request was logged yet.")


def log(request: Request, *, because: str | None, speaking: Speaking) -> None:
    """Log a request, and refuse it at once where a reason is given."""
    room = room_of(speaking)
    if because is None:
        end(refusing.log_request(room, request, remark=remark_of("", speaking)), speaking)
    else:
        end(refusing.refuse_at_once(room, request, remark=remark_of(because, speaking)), speaking)


def disqualify(number: int, reason: str, *, speaking: Speaking) -> None:
    """Refuse a request."""
    said = refusing.disqualify(room_of(speaking), number, remark=remark_of(reason, speaking))
    end(said, speaking)


def accept(number: int, key: str, *, reason: str, bet: Bet, speaking: Speaking) -> None:
    """Accept a request."""
    objective, id_ = named_new(key)
    said = accepting.accept(
        room_of(speaking),
        number,
        objective=objective,
        initiative=edited(Initiative(id_, text=""), edits_of(bet)),
        remark=remark_of(reason, speaking),
    )
    end(said, speaking)


def reopen(number: int, reason: str, *, speaking: Speaking) -> None:
    """Take a request up again."""
    end(refusing.reopen(room_of(speaking), number, remark=remark_of(reason, speaking)), speaking)


def _show(each: LoggedRequest, shown: Console, *, zone: str) -> None:
    asked = f", asked by {each.asked_by}" if each.asked_by else ""
    by = f" by {each.value_metric}" if each.state == "refused" and each.value_metric else ""
    became = f" as {each.initiative}" if each.initiative else ""
    again = f", again after {each.reopens}" if each.reopens else ""
    when = instant(each.decided_at or each.at, zone)
    state = f"{each.state}{by}{became} {when}"
    shown.print(line(f"{each.number:>5}  {each.stream}: {each.what}{asked}{again}"))
    shown.print(line(f"       {state}" + (f": {each.reason}" if each.reason else "")))
