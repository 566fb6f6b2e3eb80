"""The one command that a command line asks for: typer takes long to look at all of them."""

from collections.abc import Sequence
from copy import copy

import typer
from typer.models import CommandInfo, TyperInfo


def app_for(arguments: Sequence[str], app: typer.Typer) -> typer.Typer:
    """The app with the command that is asked for and no other.

    Where none has that name it is the whole app, which knows what may have been meant.

    Args:
        arguments: The command line without the program's name.
        app: With all commands.
    """
    asked = arguments[0] if arguments else ""
    commands = [each for each in app.registered_commands if _of_command(each) == asked]
    groups = [each for each in app.registered_groups if _of_group(each) == asked]
    if len(commands) + len(groups) != 1:
        return app
    small = copy(app)
    small.registered_commands, small.registered_groups = commands, groups
    return small


def _of_command(command: CommandInfo) -> str:
    return command.name or getattr(command.callback, "__name__", "").replace("_", "-")


def _of_group(group: TyperInfo) -> str:
    told = group.typer_instance.info.name if group.typer_instance else None
    return told if isinstance(told, str) else ""
