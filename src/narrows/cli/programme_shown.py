"""Findings over time, shown. Imported when the command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line, table
from narrows.cli.reviewed import reviewed
from narrows.services.lint.following import Followed, Outcome
from narrows.services.lint.linting import every_rule
from narrows.services.lint.programme import Programme, ProgrammeRow
from narrows.services.lint.programme import programme as follow
from narrows.views import as_json

SHOWN_WEEKS = 13
"""Of which people see the counts; scripts get all."""

MANY = 9
"""What one character says; more is «+»."""


def programme(n_weeks: int, given_home: Path | None, *, is_json: bool) -> None:
    """Show findings per owner and rule over time."""
    home = open_home(given_home)
    found = follow(
        home.repository.past_plans(),
        home.repository.sayings(),
        measured=reviewed(home).findings,
        rules=every_rule(),
        now=home.now,
        n_weeks=n_weeks,
    )
    if is_json:
        typer.echo(as_json.text(_plain(found)))
    else:
        _show(found)


def _plain(found: Programme) -> dict[str, object]:
    return {
        "weeks": found.weeks,
        "rows": [_row(each) for each in found.rows],
        "findings": [_finding(each) for each in found.followed],
        "unfollowed": found.unfollowed,
    }


def _row(row: ProgrammeRow) -> dict[str, object]:
    outcomes = {f"n_{each}": row.outcomes.get(each, 0) for each in Outcome}
    return {
        "owner": row.owner,
        "rule": row.rule,
        "severity": row.severity,
        "source": row.source,
        "weekly": row.weekly,
        "n_found": row.n_found,
        "n_acted_on": row.n_acted_on,
        **outcomes,
    }


def _finding(followed: Followed) -> dict[str, object]:
    finding = followed.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "where": finding.where,
        "text": finding.text,
        "muted": finding.muted,
        "first_at": followed.first_at,
        "last_at": followed.last_at,
        "outcome": followed.outcome,
    }


def _show(found: Programme) -> None:
    told = console()
    if not found.rows:
        told.print("Nothing was found in any plan that stood.")
    else:
        n_found = sum(each.n_found for each in found.rows)
        n_acted = sum(each.n_acted_on for each in found.rows)
        shown = table(
            f"{n_found} found, {n_acted} acted on",
            f"Weekly: findings without an answer at the end of each week, the last "
            f"{min(SHOWN_WEEKS, len(found.weeks))}.",
        )
        for name in ("Owner", "Rule", "Severity"):
            shown.add_column(name)
        for name in ("found", *(each.value for each in Outcome)):
            shown.add_column(name, justify="right")
        shown.add_column("weekly", no_wrap=True)
        for row in found.rows:
            counts = (row.n_found, *(row.outcomes.get(each, 0) for each in Outcome))
            said = (row.owner, row.rule, row.severity, *(str(n) if n else "·" for n in counts))
            shown.add_row(*map(line, said), _weekly(row))
        told.print(shown)
    unfollowed = ", ".join(found.unfollowed)
    told.print(line(f"Known as of now alone, since they read what was measured: {unfollowed}."))


def _weekly(row: ProgrammeRow) -> str:
    return "".join(
        "?" if n is None else "·" if not n else str(n) if n <= MANY else "+"
        for n in row.weekly[-SHOWN_WEEKS:]
    )
