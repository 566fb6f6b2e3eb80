"""The options that several commands share, said once."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", metavar="DIR", help="The home's folder; else $NARROWS_HOME, else ./narrows-home."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="INSTANT",
        help="What moved later is not known yet. ISO 8601; without an offset in the stream's zone, "
        "a bare day is its first instant. Default: until when the sources are complete.",
    ),
]
StreamOption = Annotated[
    str | None, typer.Option("--stream", metavar="ID", help="Only this stream; else all of them.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every reading command is asked.

    Attributes:
        stream: Only this one; `None` is all of them.
        as_of: Cuts history, as written.
        home: The home's folder, as written.
        is_json: Whether the answer is for machines.
    """

    stream: str | None
    as_of: str | None
    home: Path | None
    is_json: bool


def reads_streams(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `Asked`, its first argument, beside its own."""

    def asked_command(
        *,
        stream: StreamOption = None,
        as_of: AsOfOption = None,
        home: HomeOption = None,
        is_json: JsonOption = False,
        **own: object,
    ) -> None:
        command(Asked(stream=stream, as_of=as_of, home=home, is_json=is_json), **own)

    first, *shared, _ = inspect.signature(asked_command).parameters.values()
    _, *of_command = inspect.signature(command).parameters.values()
    # Typer makes options of what the signature says, so all of them have to stand there.
    signature = inspect.Signature([first, *of_command, *shared])
    asked_command.__dict__["__signature__"] = signature
    asked_command.__name__, asked_command.__doc__ = command.__name__, command.__doc__
    return asked_command
