"""What the commands of `narrows ripple` are told."""

from dataclasses import dataclass
from typing import Annotated

import typer

Key = Annotated[
    str, typer.Argument(metavar="RIPPLE", help="Its name: love-mobile/helps/most-innovative.")
]
Cycle = Annotated[
    str | None, typer.Option("--cycle", metavar="ID", help="Of this cycle; else of the current.")
]


Strength = Annotated[
    str, typer.Option("--strength", metavar="WORDS", help="How strongly, in words.")
]


@dataclass(frozen=True, slots=True)
class Felt:
    """How a wave from outside is felt; each is its own option."""

    strength: Strength = ""
    cycle: Cycle = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a proposal says beside who helps, hinders or needs whom; each is its own option."""

    strength: Strength = ""
    message: Annotated[
        str, typer.Option("--message", metavar="WORDS", help="What you say to the other side.")
    ] = ""
    is_outside: Annotated[
        bool,
        typer.Option("--outside", help="TO is somebody outside, in words; no answer is expected."),
    ] = False
