"""A workshop asked step by step, applied answer by answer. Imported when the command runs."""

import secrets
import sys
from pathlib import Path

import typer

from narrows.cli.render.tables import line
from narrows.cli.workshop_asked import ask
from narrows.cli.workshop_taken import made_home, show, show_workshop
from narrows.domain.errors import NarrowsError
from narrows.services.plan.yaml_text import NO_FILE, write_yaml
from narrows.services.remarks import Remark
from narrows.services.workshop.answering import take
from narrows.services.workshop.file import parse_answers
from narrows.views.workshop import workshop_answer


def walk(given_home: Path | None, *, is_json: bool) -> None:
    """Ask what is not answered yet, where somebody is there to answer; else show it."""
    if is_json or not sys.stdin.isatty():
        show(given_home, is_json=is_json)
        return
    home = made_home(given_home)
    while True:
        room = home.room()
        told = workshop_answer(room.plan, room.repository.sayings())
        step = told.next_step
        if step is None:
            show_workshop(told)
            return
        card = next(each for each in told.steps if each.step is step)
        typer.echo(line(f"{card.asks} (lacks {', '.join(card.lacks)})"))
        answers = ask(step, room.plan, told=told)
        remark = Remark("", None, request_key=secrets.token_urlsafe(16))
        try:
            text = write_yaml({step.value: answers})
            take(room, parse_answers(text, file=NO_FILE), remark=remark)
        except NarrowsError as refusal:
            # Asked again, and Ctrl-C ends it: what was applied so far stays.
            typer.echo(line(refusal.message))
