"""`narrows serve`: the pages of a home, and REST beside them. `narrows sign-in`: a link to them."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption

PORT = 8765

PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="Which port; 0 takes any that is free.")
]


def serve(
    *,
    port: PortOption = PORT,
    asks_everybody: Annotated[
        bool, typer.Option("--sign-in", help="Let nobody in without a link, not even yourself.")
    ] = False,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help="What a proxy with TLS on this machine calls it outside; everybody signs in then.",
        ),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Serve the pages of the home, until Ctrl-C.

    \b
    narrows serve
    narrows serve --address https://narrows.example

    Whoever serves is let in from this machine; everybody else signs in with a link that is printed
    here and opens once. Programs find the same below /api/v1, described at /api/v1/openapi.json,
    and show a token. What is synced, observed or applied meanwhile is shown a moment later. Each
    source is synced on its interval (`every` in the plan; a tool each 15 minutes unless said), by
    one server at a time however many run.
    """  # noqa: D301
    from narrows.bootstrap import open_home
    from narrows.cli import served

    served.serve(open_home(home), port=port, address=address, asks_everybody=asks_everybody)


def sign_in(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Print a link that signs a browser in, once.

    It does so within ten minutes.

    \b
    narrows sign-in
    """  # noqa: D301
    from narrows.cli import signed_in

    signed_in.link(home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(serve)
    app.command(name="sign-in")(sign_in)
