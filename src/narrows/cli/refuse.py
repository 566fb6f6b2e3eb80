"""`narrows refuse`: requests for work, refused by the value metric or accepted as initiatives."""

from typing import Annotated

import typer

from narrows.cli.bet import Bet
from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

refuse = typer.Typer(
    name="refuse",
    cls=Listed,
    help="Log requests for work, and refuse them by the value metric. Some are accepted.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Of the request.")]
Reason = Annotated[str, typer.Argument(metavar="REASON", help="Why, in words.")]


@refuse.command("list")
def list_(
    stream: Annotated[
        str | None, typer.Argument(metavar="STREAM", help="Only of this one; else of all.")
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List the requests with what became of each, and how many stand where, by stream."""
    from narrows.cli import requests_shown

    requests_shown.list_(stream, home, is_json=is_json)


@refuse.command()
def unaligned(home: HomeOption = None, *, is_json: JsonOption = False) -> None:
    """List the work in process that no stream takes, with the requests that it is."""
    from narrows.cli import requests_shown

    requests_shown.unaligned(home, is_json=is_json)


@refuse.command()
@grouped
def log(
    stream: Annotated[str, typer.Argument(metavar="STREAM", help="Of whom it is asked.")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is asked for.")],
    *,
    asked_by: Annotated[
        str | None,
        typer.Option("--asked-by", metavar="WHO", help="A stream or a role, such as sales."),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar="KEY", help="A flow item that it is. Repeatable."),
    ] = None,
    because: Annotated[
        str | None,
        typer.Option("--refused-because", metavar="REASON", help="Refuse it in one."),
    ] = None,
    speaking: Speaking,
) -> None:
    """Log a request. It is open until the stream refuses or accepts it.

    An example: narrows refuse log policy "A page about our sponsors" --asked-by marketing
    --refused-because "it moves no customer's opinion of the app"
    """
    from narrows.cli import refused
    from narrows.services.refusals.asked import Request

    request = Request(stream, what, asked_by, tuple(item or ()))
    refused.log(request, because=because, speaking=speaking)


@refuse.command()
@grouped
def disqualify(number: Number, reason: Reason, *, speaking: Speaking) -> None:
    """Refuse an open request: it would not move the stream's value metric."""
    from narrows.cli import refused

    refused.disqualify(number, reason, speaking=speaking)


@refuse.command()
@grouped
def accept(
    number: Number,
    key: Annotated[
        str,
        typer.Argument(metavar="INITIATIVE", help="Objective and new id: love-mobile/sponsors."),
    ],
    *,
    reason: Annotated[str, typer.Argument(metavar="REASON", help="Why, if you like.")] = "",
    bet: Bet,
    speaking: Speaking,
) -> None:
    """Accept an open request as an initiative of one of the stream's objectives.

    What the options do not say of the initiative is taken from the request.
    """
    from narrows.cli import refused

    refused.accept(number, key, reason=reason, bet=bet, speaking=speaking)


@refuse.command()
@grouped
def reopen(number: Number, reason: Reason, *, speaking: Speaking) -> None:
    """Take up a refused request again, as a new one that links back to it."""
    from narrows.cli import refused

    refused.reopen(number, reason, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(refuse)
