"""`narrows`: arguments in, text out. Commands compute nothing; they call a service and show it.

What a command needs beyond the standard library and typer it imports when it runs, so that
`narrows --help` answers at once (a test holds this).
"""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer
from typer.main import get_command

from narrows.cli.application import app_for
from narrows.domain.errors import NarrowsError

REFUSED = 2
"""Exit code of a refused request, also of an option that does not exist."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What a disk says that takes no more; no bug of ours."""
PYDANTIC = "Value error, "
"""What stands before what typer lets pydantic say; it tells nobody anything."""
UNEXPECTED = "Got unexpected extra argument"
"""How typer refuses a word that it has no place for."""
PIPE_CLOSED = 141
"""Exit code when the reader of our output has gone, as shells have it."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and turn how it ended into an exit code: the CLI's error table.

    Bugs propagate with their traceback; they are ours to see.

    Args:
        arguments: The command line without the program's name.

    Returns:
        0, or 1 for what the command itself found, 2 refused, 130 interrupted, 141 pipe closed.
    """
    try:
        command = get_command(app_for(arguments))
        with command.make_context("narrows", list(arguments)) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as ended:
        return ended.exit_code
    except NarrowsError as refusal:
        return _refuse(refusal.message)
    except typer.TyperException as misuse:
        return _misused(misuse)
    except OSError as error:
        return _unwritten(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return 0


def _misused(misuse: typer.TyperException) -> int:
    where, said = getattr(misuse, "ctx", None), misuse.format_message()
    # `narrows cycle` alone: what is said is the whole help, which is no line.
    if where is not None and said == where.get_help():
        print(said, file=sys.stderr)
        return REFUSED
    asked = "narrows" if where is None else where.command_path
    said = said.replace(PYDANTIC, "").rstrip(".")
    if where is not None and said.startswith(UNEXPECTED):
        said += _named_instead(where)
    return _refuse(f"{said}{'' if said.endswith('?') else '.'} See `{asked} --help`.")


def _named_instead(where: typer.Context) -> str:
    """`narrows init harbour`, `narrows flow policy`: which options say such a thing."""
    taken = where.command.params
    if any(each.param_type_name == "argument" for each in taken):
        return ""
    named = (max(each.opts, key=len) for each in taken if not getattr(each, "is_flag", True))
    return f"; name what it is by an option: {', '.join(named)}"


def _unwritten(error: OSError) -> int:
    """How it ends where nothing more can be written; any other error is raised again."""
    if not isinstance(error, BrokenPipeError) and error.errno not in FULL:
        raise error
    # The interpreter flushes stdout once more on its way out and would complain about it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    return _refuse(f"There is no room to write ({error.strerror}); make some, and repeat it.")


def _refuse(message: str) -> int:
    # A file name may hold line breaks or escape codes; the terminal gets neither.
    line = "".join(each if each.isprintable() else " " for each in message)
    print(f"narrows: {line}", file=sys.stderr)
    return REFUSED


MANY = 50_000
"""New objects before garbage is looked for: what a command imports stays until it ends, and the
usual 700 would look through it again and again."""


KEEPS_NOTHING = "look"
"""The command that writes nothing which has to be closed."""


def _leave_at_once() -> None:
    """Spare the engine tidying up memory that ends with the process, a fortieth of a look."""
    from narrows.bootstrap import has_spilled

    if not has_spilled():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def main() -> None:
    """Entry point of the installed command."""
    gc.set_threshold(MANY)
    # Our matrices are small: threads for large ones cost a tenth of a second at the start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for output in (sys.stdout, sys.stderr):
        # Where the locale cannot write «…» or a river, a «?» is better than a traceback.
        if isinstance(output, TextIOWrapper):
            output.reconfigure(errors="replace")
    code = run(sys.argv[1:])
    if sys.argv[1:2] == [KEEPS_NOTHING] and code == 0:
        _leave_at_once()
    sys.exit(code)
