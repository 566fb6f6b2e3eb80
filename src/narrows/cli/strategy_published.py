"""The strategy, shown and published. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.saying import remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.day_words import day_text
from narrows.services.strategy.publishing import publish as publish_strategy
from narrows.services.strategy.states import StrategyState
from narrows.views import as_json
from narrows.views.rounding import instant, percent
from narrows.views.strategy import StrategyAnswer, strategy_answer

STATES = {
    StrategyState.MISSING: "No strategy is written yet; give the plan `strategy:` and apply it.",
    StrategyState.DRAFT: "A draft, open to comment: `narrows talk comment strategy WORDS`.",
}


def show(given_home: Path | None, *, is_json: bool) -> None:
    """Show the strategy and how it stands."""
    home = open_home(given_home)
    plan = home.stored().plan
    answer = strategy_answer(plan, home.repository.sayings())
    if is_json:
        typer.echo(as_json.text({"strategy": answer}))
        return
    shown = console()
    for text in (_state(answer, plan.zone), *_what(answer), *_said(answer)):
        shown.print(line(text))


def publish(words: str, *, speaking: Speaking) -> None:
    """Publish the strategy."""
    room = room_of(speaking)
    remark = remark_of(words, speaking)
    saved = publish_strategy(room, remark=remark)
    if speaking.is_json:
        typer.echo(as_json.text({"saying": saved}))
        return
    typer.echo(f"The strategy is published, as number {saved.number}.")
    for text in _said(strategy_answer(room.plan, room.repository.sayings())):
        typer.echo(line(text))


def _state(answer: StrategyAnswer, zone: str) -> str:
    if answer.published is None:
        return STATES[answer.state]
    words = f": {answer.published.words}" if answer.published.words else ""
    return f"Published {instant(answer.published.at, zone)} by {answer.published.by}{words}"


def _what(answer: StrategyAnswer) -> list[str]:
    told = [f"Vision: {answer.vision}"] if answer.vision else []
    aim = answer.ambition
    if aim is not None:
        expected = f", {percent(aim.expect_ratio)} expected" if aim.expect_ratio else ""
        told.append(f"Ambition: {aim.stance}{expected}{f': {aim.words}' if aim.words else ''}")
    for each in answer.waypoints:
        until = f", by {day_text(each.by)}" if each.by else ""
        serving = ", ".join(each.objectives) or "no objective yet"
        told.append(f"Waypoint {each.id}: {each.text}{until} (served by {serving})")
    return [*told, *(f"Within: {each}" for each in answer.constraints)]


def _said(answer: StrategyAnswer) -> list[str]:
    told = [
        f"  {each.number}  {each.behalf or each.by}: {each.words} ({each.act})"
        for each in answer.said
    ]
    if answer.unanswered:
        told.append(f"Questions that wait: {', '.join(map(str, answer.unanswered))}.")
    if answer.silent and answer.state is StrategyState.DRAFT:
        told.append(f"Not heard yet: {', '.join(answer.silent)}.")
    return told
