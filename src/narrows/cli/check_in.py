"""`narrows check-in`: what was measured, and what people add to it once a week."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import HomeOption, JsonOption


@dataclass(frozen=True, slots=True)
class Said:
    """What a command line says of an objective.

    Attributes:
        confidence: Chances, as `KEY_RESULT=PERCENT`, or one for all.
        held: Initiatives whose hypothesis held, as `ID` or `ID=WORDS`.
        failed: Those whose failed.
        too_early: Those of which it is too early to tell.
        learned: What was learned.
        next: What changes next.
    """

    confidence: Annotated[
        list[str] | None,
        typer.Option(
            "--confidence",
            metavar="KEY_RESULT=PERCENT",
            help="The chance of reaching it, 0 to 100; one number alone is for all. Repeatable.",
        ),
    ] = None
    held: Annotated[
        list[str] | None,
        typer.Option(
            "--held",
            metavar="INITIATIVE[=WORDS]",
            help="Its hypothesis held, and what showed it. Repeatable, as the next two are.",
        ),
    ] = None
    failed: Annotated[
        list[str] | None,
        typer.Option("--failed", metavar="INITIATIVE[=WORDS]", help="Its hypothesis failed."),
    ] = None
    too_early: Annotated[
        list[str] | None,
        typer.Option("--too-early", metavar="INITIATIVE[=WORDS]", help="Too early to tell."),
    ] = None
    learned: Annotated[
        str | None, typer.Option("--learned", metavar="TEXT", help="What was learned?")
    ] = None
    next: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help="What changes next?")
    ] = None


@grouped
def check_in(
    objective: Annotated[
        str | None,
        typer.Argument(metavar="OBJECTIVE", help="Its id; without one, those of now are named."),
    ] = None,
    *,
    said: Said,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Check in: see what was measured, and say the rest.

    The numbers are there already. People add how sure they are to reach each key result, what the
    hypotheses showed, what was learned and what changes next. On a terminal, what no option says
    is asked. A check-in is never changed; a correction is a new one.
    """
    from narrows.cli import checked_in

    checked_in.check_in(objective, said, home=home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("check-in")(check_in)
