"""`narrows observe`: values of business metrics, from outside."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def observe(
    metric: Annotated[
        str | None, typer.Argument(metavar="METRIC", help="Id of an observed metric of the plan.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="With a decimal point.")
    ] = None,
    *,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="INSTANT",
            help="What moment it is true of. A bare day is its beginning in the organisation's "
            "zone. Default: today.",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", metavar="FILE", help="A CSV file with the columns metric, value and at."
        ),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Record a value of a business metric, or a file of them.

    Observations are only ever added: another value of the same moment supersedes the first, and
    the same again adds nothing. In a file each row that cannot be used is listed; the rest counts.
    """
    from narrows.cli import observed

    if file is not None and (metric, value, at) == (None, None, None):
        observed.observe_file(file, home, is_json=is_json)
    elif file is None and metric is not None and value is not None:
        observed.observe((metric, value, at), home, is_json=is_json)
    else:
        raise typer.BadParameter("give METRIC and VALUE, or --file alone")


def register(app: typer.Typer) -> None:
    """Add this command."""
    # A value may be negative, and «-3» is no option.
    app.command(context_settings={"ignore_unknown_options": True})(observe)
