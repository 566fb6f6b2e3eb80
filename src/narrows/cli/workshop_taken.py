"""Answers of a workshop, taken and shown. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.tables import console, line
from narrows.cli.saying import remark_of
from narrows.cli.talk import Speaking
from narrows.domain.plan import Plan
from narrows.services.plan.yaml_text import NO_FILE, parse_yaml, write_yaml
from narrows.services.workshop.answering import take
from narrows.services.workshop.file import WorkshopAnswers, parse_answers
from narrows.settings import read_plan_text
from narrows.views import as_json
from narrows.views.workshop import WorkshopAnswer, workshop_answer


def show(given_home: Path | None, *, is_json: bool) -> None:
    """Show how far the workshop has come."""
    home = open_home(given_home)
    answer = workshop_answer(home.stored().plan, home.repository.sayings())
    if is_json:
        typer.echo(as_json.text({"workshop": answer}))
    else:
        show_workshop(answer)


def show_workshop(answer: WorkshopAnswer) -> None:
    """Print how far a workshop has come."""
    shown = console()
    for each in answer.steps:
        lacks = f" (lacks {', '.join(each.lacks)})" if each.lacks else ""
        shown.print(line(f"{'+' if each.is_done else '?'} {each.step}: {each.asks}{lacks}"))
    if answer.next_step is None:
        shown.print("The plan is whole and applied. Next: `narrows lint`, then publish the cycle.")
    else:
        shown.print(f"Next: `narrows workshop answer {answer.next_step} YAML`.")


def answer(step: str, text: str, *, speaking: Speaking) -> None:
    """Answer one step."""
    told = parse_yaml(text, "your answer").value
    # Written out it has other lines than those that were typed.
    _take(parse_answers(write_yaml({step: told}), file=NO_FILE), speaking)


def take_file(file: Path, *, speaking: Speaking) -> None:
    """Take the answers of a file."""
    _take(parse_answers(read_plan_text(file), file=str(file)), speaking)


def made_home(given: Path | None) -> Home:
    """The home, made with an empty plan where there is none yet."""
    home = open_home(given, is_made=True)
    if home.repository.plan() is None:
        home.repository.replace_plan(Plan(), revision=None, at=home.now)
    return home


def _take(answers: WorkshopAnswers, speaking: Speaking) -> None:
    home = made_home(speaking.home)
    saved = take(home.room(), answers, remark=remark_of("", speaking))
    told = workshop_answer(home.stored().plan, home.repository.sayings())
    if speaking.is_json:
        typer.echo(as_json.text({"sayings": saved, "workshop": told}))
    else:
        show_workshop(told)
