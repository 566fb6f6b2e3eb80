"""Requests for work listed on the command line. Imported when a command runs."""

from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import Home, open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console, line
from narrows.domain.amounts import so_many
from narrows.domain.ports import History
from narrows.services.plan.naming import stream_named
from narrows.services.plan_history import plan_history
from narrows.services.refusals.requests import LoggedRequest, RequestState, requests
from narrows.services.refusals.unaligned import work_of_no_stream
from narrows.views import as_json
from narrows.views.requests import RequestsPage, requests_page
from narrows.views.rounding import days, instant


def list_(stream: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the requests of a stream or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if stream is not None:
        stream_named(plan, stream)
    told = requests(home.repository.sayings())
    found = [each for each in told if stream in {None, each.stream}]
    has_items = any(each.items for each in found)
    page = requests_page(found, _history(home) if has_items else None)
    if is_json:
        typer.echo(as_json.text(_plain(page)))
        return
    shown = console()
    for each in page.requests:
        _show(each, shown, zone=plan.zone)
        for item in page.items.get(each.number, ()):
            shown.print(line(f"       {item.id}  {item.status}  {item.stream or 'unaligned'}"))
        if each.number in page.worked_on:
            shown.print("       refused, and worked on all the same")
    for of in page.counts:
        shown.print(
            line(
                f"{of.stream}: {of.n_refused} refused, {of.n_accepted} accepted, {of.n_open} open, "
                f"{of.n_reopened} asked again"
            )
        )
    if not found:
        shown.print("No request was logged yet.")


def unaligned(given_home: Path | None, *, is_json: bool) -> None:
    """List the work in process that no stream takes."""
    home = open_home(given_home)
    found = requests(home.repository.sayings())
    work = work_of_no_stream(_history(home), found)
    if is_json:
        typer.echo(
            as_json.text(
                {"unaligned": work.items, "n_items": work.n_items} | {"n_linked": work.n_linked}
            )
        )
        return
    shown = console()
    for each in work.items:
        request = f"request {each.request}" if each.request else "no request"
        aged = days(each.item.age_days, each.item.policy.day_hours)
        age = f", {aged} old" if each.item.age_days is not None else ""
        shown.print(
            line(f"{each.item.id}  {each.item.status}{age}  {request}  {each.item.title or ''}")
        )
    shown.print(
        f"{so_many(work.n_items, 'item')} that no stream takes, none known to be done; "
        f"{work.n_linked:,} of them asked for."
    )


def _history(home: Home) -> History | None:
    with shown_progress() as progress:
        return plan_history(home.stored().plan, home.warehouse, progress=progress)


def _plain(page: RequestsPage) -> dict[str, object]:
    return {
        "requests": page.requests,
        "counts": page.counts,
        "items": page.items,
        "worked_on": page.worked_on,
    }


def _show(each: LoggedRequest, shown: Console, *, zone: str) -> None:
    asked = f", asked by {each.asked_by}" if each.asked_by else ""
    by = (
        f" by {each.value_metric}"
        if each.state is RequestState.REFUSED and each.value_metric
        else ""
    )
    became = f" as {each.initiative}" if each.initiative else ""
    again = f", again after {each.reopens}" if each.reopens else ""
    when = instant(each.decided_at or each.at, zone)
    state = f"{each.state}{by}{became} {when}"
    shown.print(line(f"{each.number:>5}  {each.stream}: {each.what}{asked}{again}"))
    shown.print(line(f"       {state}" + (f": {each.reason}" if each.reason else "")))
