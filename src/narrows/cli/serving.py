"""`narrows serve`: the pages of a home, and REST beside them."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption

PORT = 8765

PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="Which port; 0 takes any that is free.")
]


def serve(*, port: PortOption = PORT, home: HomeOption = None) -> None:
    """Serve the pages of the home to this machine, until Ctrl-C.

    Programs find the same below /api/v1, described at /api/v1/openapi.json. Only this machine is
    answered: there are no accounts in this version. What is synced, observed or applied meanwhile
    is shown a moment later. Each source is synced on its interval (`every` in the plan; a tool each
    15 minutes unless said), by one server at a time however many run.
    """
    from narrows.bootstrap import open_home
    from narrows.cli import served

    served.serve(open_home(home), port=port)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(serve)
