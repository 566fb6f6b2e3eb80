"""OKRs read from a file and drafted as a plan. Imported when the command runs."""

from pathlib import Path

import typer

from narrows.domain.errors import NarrowsError
from narrows.services.imports.drafted import Drafted, write_draft
from narrows.services.imports.lacking import size_of
from narrows.services.imports.reading import narrowed, read_okrs
from narrows.settings import read_plan_text
from narrows.views import as_json


def import_okrs(
    file: Path, *, owner: str | None, cycle: str | None, out: Path | None, is_json: bool
) -> None:
    """Draft a plan from a file; print it, or write it and tell what is missing."""
    read = read_okrs(read_plan_text(file), file=str(file))
    drafted = write_draft(narrowed(read, owner=owner, cycle=cycle))
    if out is not None:
        _write(drafted.text, out)
    if is_json:
        typer.echo(as_json.text(as_json.imported(drafted)))
    elif out is None:
        typer.echo(drafted.text, nl=False)
    else:
        _show(drafted, out)


def _write(text: str, out: Path) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise NarrowsError(
            "import-out-exists", f"«{out}» is there already; name a file that is not."
        ) from error
    except OSError as error:
        raise NarrowsError(
            "import-out-unwritable",
            f"«{out}» cannot be written ({error.strerror}); name another file.",
        ) from error


def _show(drafted: Drafted, out: Path) -> None:
    draft = drafted.draft
    typer.echo(f"{size_of(draft)} of {draft.file} drafted in {out}.")
    for name, lines in (
        ("Before it can be applied:", drafted.missing),
        (
            "Left out, or read with doubt:",
            [f"{f'line {each.row}: ' if each.row else ''}{each.message}" for each in draft.faults],
        ),
    ):
        if lines:
            typer.echo("\n".join([name, *(f"  - {_line(each)}" for each in lines)]))
    typer.echo(f"Next: `narrows lint {out}`, complete it, `narrows plan {out}`.")


def _line(told: str) -> str:
    return "".join(each if each.isprintable() else " " for each in told)
