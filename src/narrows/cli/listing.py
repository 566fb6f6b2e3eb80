"""How help lists commands: under headings, and with the whole first sentence of each."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from typer.core import TyperGroup

from narrows.cli.commands import SECTIONS

WHOLE = 1000
"""No sentence is longer. [characters]"""


class HelpText(Protocol):
    """What typer writes help into."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """Begin a heading, below which all stands further in."""

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write two columns."""


class Listed(TyperGroup):
    """Commands that are listed with the whole first sentence of each; typer would cut it off."""

    def format_commands(self, _: object, formatter: HelpText) -> None:
        """Write the list; typer's context says nothing that it hangs on."""
        for heading, names in self.sections.items():
            found = [(name, self.commands[name]) for name in names if name in self.commands]
            if found:
                with formatter.section(heading):
                    formatter.write_dl(
                        [
                            (name.ljust(self.name_width), each.get_short_help_str(WHOLE))
                            for name, each in found
                        ]
                    )

    @property
    def sections(self) -> Mapping[str, Collection[str]]:
        """Commands by the heading that they stand under."""
        return {"Commands": self.commands}

    @property
    def name_width(self) -> int:
        """Of the longest name, so that what is said begins at one place under all headings."""
        return max(map(len, self.commands))


class Sectioned(Listed):
    """All commands, by what they are for."""

    @property
    def sections(self) -> Mapping[str, Collection[str]]:
        """As `narrows --help` lists them."""
        return SECTIONS
