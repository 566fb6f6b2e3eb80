"""Stories on the command line. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.reviewed import reviewed
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.stories import arguing, telling
from narrows.services.stories.telling import Origin
from narrows.services.stories.told import Story, StoryState, stories
from narrows.views import as_json
from narrows.views.story_prompts import story_prompts


def list_(of: str | None, given_home: Path | None, *, is_open: bool, is_json: bool) -> None:
    """List the stories of an objective or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if of is not None:
        objective_named(plan, of)
    found = [
        each
        for each in stories(plan, home.repository.sayings())
        if of in {None, each.objective}
        if not is_open or each.state is StoryState.OPEN
    ]
    if is_json:
        typer.echo(as_json.text({"stories": found}))
        return
    shown = console()
    for each in found:
        shown.print(line(f"{each.number:>5}  {each.objective}: {each.text}"))
        shown.print(line(f"       {_standing(each)}"))
    if not found:
        shown.print("There is no story. `narrows story ask OBJECTIVE` helps to find some.")


def ask(of: str, given_home: Path | None, *, is_json: bool) -> None:
    """Ask what an objective calls for."""
    home = open_home(given_home)
    objective_named(home.stored().plan, of)
    review = reviewed(home)
    found = story_prompts(
        objective_named(review.plan, of), review, sayings=home.repository.sayings()
    )
    if is_json:
        typer.echo(as_json.text({"prompts": found}))
        return
    shown = console()
    for each in found:
        shown.print(line(f"- {each.question}"))
    if not found:
        shown.print("Every key result is where it should be, and no bet is under way.")


def tell(origin: Origin, words: str, *, speaking: Speaking) -> None:
    """Tell a story."""
    end(telling.tell(room_of(speaking), origin, remark=remark_of(words, speaking)), speaking)


def finish(number: int, words: str, *, speaking: Speaking) -> None:
    """Finish a story."""
    end(telling.finish(room_of(speaking), number, remark=remark_of(words, speaking)), speaking)


def drop(number: int, reason: str, *, speaking: Speaking) -> None:
    """Throw a story away."""
    end(telling.drop(room_of(speaking), number, remark=remark_of(reason, speaking)), speaking)


def argue(number: int, objective: str, *, argument: str, speaking: Speaking) -> None:
    """Carry a story over a reset."""
    remark = remark_of(argument, speaking)
    end(arguing.argue(room_of(speaking), number, objective=objective, remark=remark), speaking)


def _standing(story: Story) -> str:
    """«open in 2026-Q4, for nps; carried: because …»."""
    moves = f", for {story.key_result}" if story.key_result else ""
    moves += f", is {story.item}" if story.item else ""
    carried = f"; carried: {story.argued}" if story.argued else ""
    return f"{story.state.replace('_', ' ')} in {story.cycle}{moves}{carried}"
