"""What `narrows look` does: ask the service and show its answer. Imported when it runs."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from narrows.bootstrap import open_memory
from narrows.cli.beside import beside
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.domain.streams import WorkflowStatus
from narrows.services.look.looking import look
from narrows.services.look.request import Corrections, LookRequest, said_status
from narrows.settings import read_plan_text

REPORT_COLUMNS = 80
"""Of a report that goes into a file or another program. [columns]"""

if TYPE_CHECKING:
    from narrows.cli.look import Laid, Meant, Shown


def look_at(file: Path, *, shown: "Shown", meant: "Meant", laid: "Laid") -> None:
    """Look at a file and show what was found."""
    asked = _request(file, shown=shown, meant=meant, laid=laid)
    home = open_memory()
    with _progress(is_json=shown.is_json) as progress:
        answer, history = look(
            asked,
            home.warehouse,
            reader=home.reader,
            connectors=home.connectors,
            now=home.now,
            progress=beside(progress, is_json=shown.is_json),
        )
    if shown.html or not shown.is_json:
        from narrows.views.look import look_page

        page = look_page(answer)
    if shown.html:
        from narrows.cli.page import write_page

        write_page(page, history, out=shown.html, stream=answer.stream.id)
    if shown.is_json:
        from narrows.views import as_json

        typer.echo(as_json.text(as_json.look(answer)))
        return
    from narrows.cli.render.look_report import show_look
    from narrows.cli.render.tables import console

    show_look(page, console(REPORT_COLUMNS), out=shown.html)


def _progress(*, is_json: bool) -> AbstractContextManager[Progress]:
    """A bar where somebody looks; a machine gets none, and pays for none."""
    if is_json or not sys.stderr.isatty():
        return nullcontext(_silent)
    from narrows.cli.render.progress import shown_progress

    return shown_progress()


def _silent(what: str, fraction: float | None) -> None:
    """Progress that nobody watches."""


def _request(file: Path, *, shown: "Shown", meant: "Meant", laid: "Laid") -> LookRequest:
    said = Corrections()
    if meant.workflow:
        from narrows.services.look.corrections import parse_corrections

        said = parse_corrections(read_plan_text(meant.workflow), str(meant.workflow))
    return LookRequest(
        path=str(file.absolute()),
        name=file.name,
        stream=_stem(file),
        title=shown.title or _stem(file),
        said=replace(
            said,
            statuses=_with_states(said.statuses, meant.state or []),
            columns={**said.columns, **_columns(laid.columns)},
            zone=laid.zone or said.zone,
        ),
        status=tuple(each.strip() for each in (laid.status_of or "").split(",") if each.strip()),
        date_format=laid.date_format,
        delimiter=laid.delimiter,
        encoding=laid.encoding,
        has_trends=bool(shown.html) or not shown.is_json,
        has_waits=shown.is_json,
    )


def _stem(file: Path) -> str:
    """The file's name without its ends: `log.xes.gz` is `log`."""
    name = file.name
    for suffix in (".gz", ".csv", ".tsv", ".txt", ".xes", ".json"):
        name = name.removesuffix(suffix) or name
    return name


def _columns(given: str | None) -> Mapping[str, str]:
    pairs = [each.partition("=") for each in (given or "").split(",") if each.strip()]
    for ours, equals, theirs in pairs:
        if not equals or not ours.strip() or not theirs.strip():
            raise NarrowsError(
                "option-unreadable",
                f"--columns «{given}» is not written like item=Key,status=Status,moved_at=When.",
            )
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def _with_states(
    said: Sequence[WorkflowStatus], options: Sequence[str]
) -> tuple[WorkflowStatus, ...]:
    """What the YAML says, corrected by what the options say."""
    found = {each.status: each for each in said}
    for option in options:
        # A status may hold «=» itself; a state does not.
        status, equals, state = option.rpartition("=")
        if not equals or not status.strip():
            raise NarrowsError(
                "option-unreadable", f"--state «{option}» is not written like «In Review=active»."
            )
        before = found.get(status)
        told = said_status(status, state.strip(), place=f"--state «{option}»")
        keeps_queue = before is not None and told.state == before.state
        found[status] = before if keeps_queue and before else told
    return tuple(found.values())
