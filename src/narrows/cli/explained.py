"""What `narrows explain` does: ask the service and show its answer. Imported when it runs."""

from typing import TYPE_CHECKING

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.explanation_text import show_explained
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.services.explain.counting import counted_by
from narrows.services.explain.explaining import explain
from narrows.services.explain.key_result import explain_key_result
from narrows.services.explain.known import Known
from narrows.services.explain.question import Asked as Question
from narrows.services.explain.question import days_asked, refuse_cut_result
from narrows.services.flow.asking import history_of
from narrows.services.flow.versions import policy_versions
from narrows.services.plan_history import plan_history
from narrows.views import as_json
from narrows.views.graded_number import by_policy_then

if TYPE_CHECKING:
    from narrows.cli.explain import NumberAsked
    from narrows.cli.options import Asked


def show_explanation(metric: str, given: "NumberAsked", *, asked: "Asked") -> None:
    """Take a number apart and show its parts."""
    home = open_home(asked.home)
    if is_result := "/" in metric:
        refuse_cut_result(metric, asked.as_of)
    history = _history_of_plan(home) if is_result else _history(home, asked)
    closed_at = None
    if history is None or is_result:
        known = _known(home, history, given=given)
        found = explain_key_result(metric, known=known, statistic=given.statistic)
        closed_at = known.closed_at(metric)
    else:
        found = explain(history, _question(metric, given, asked=asked))
    versions = policy_versions(home.repository.audit("stream"))
    how = counted_by(found, history, versions=versions) if asked.is_json else []
    own = versions.get(found.measurement.stream or "", ())
    found, stood = by_policy_then(found, own, closed_at=closed_at)
    if asked.is_json:
        typer.echo(as_json.text({"explanation": found, "counted": how}))
    else:
        show_explained(found, console(), versions=stood)


def _history_of_plan(home: Home) -> History | None:
    with shown_progress() as progress:
        return plan_history(home.stored().plan, home.warehouse, progress=progress)


def _known(home: Home, history: History | None, *, given: "NumberAsked") -> Known:
    period = _period(given)
    return Known(
        home.stored().plan, history, home.repository.every_observation(), home.now,
        until=None if period is None else period.end,
        sayings=home.repository.sayings(),
    )  # fmt: skip


def _question(metric: str, given: "NumberAsked", *, asked: "Asked") -> Question:
    days = _period(given)
    return Question(
        asked.stream, metric, given.statistic, days, given.item_type, given.status, given.unit
    )


def _period(given: "NumberAsked") -> Period | None:
    start, end, week = (
        parse_day(each) if each else None for each in (given.start, given.end, given.week)
    )
    return days_asked(start, end=end, week=week)


def _history(home: Home, asked: "Asked") -> History:
    with shown_progress() as progress:
        return history_of(
            home.stored().plan,
            home.warehouse,
            stream=asked.stream,
            as_of=asked.as_of,
            progress=progress,
        )
