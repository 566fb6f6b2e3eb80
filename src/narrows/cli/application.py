"""The commands as typer sees them: of a command line, only the one that it asks for."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from narrows import __version__
from narrows.cli.commands import MODULES
from narrows.cli.examples import add_examples
from narrows.cli.listing import Sectioned

HELP = """Find the narrowest place of a value stream in its own history.

\b
  narrows demo                          an insurer to look around in, in the browser
  narrows look log.csv                  the flow and the narrows of one file
  narrows look log.csv --html page.html the same as a page of its own
  narrows apply narrows.yaml            streams, workflows and sources into a home
  narrows sync                          bring what the sources tell
  narrows flow --by month               the flow metrics of each stream
  narrows bottleneck --stream policy    the narrows, its evidence and how sure it is

Every command explains itself: `narrows look --help`.
"""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The app with the command that is asked for, and those of its module.

    Where none has that name it is the whole app, which knows what may have been meant.

    Args:
        arguments: The command line without the program's name.
    """
    app = typer.Typer(
        name="narrows",
        cls=Sectioned,
        help=HELP,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_narrows)
    name = arguments[0] if arguments else ""
    asked = [module for module, names in MODULES.items() if name in names]
    for module in asked or MODULES:
        import_module(f"narrows.cli.{module}").register(app)
    add_examples(app)
    return app


def _narrows(
    context: typer.Context,
    is_version_asked: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.")
    ] = False,
) -> None:
    if is_version_asked:
        from narrows.warehouse.compiled.compiling import builder  # not for `--help`

        typer.echo(f"narrows {__version__}\n{builder()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
