"""Reading OKRs that others wrote: by the ending of the file, for whom and when."""

import re
from dataclasses import replace
from pathlib import PurePath

from narrows.domain.errors import NarrowsError
from narrows.services.imports.csv_okrs import parse_csv_okrs
from narrows.services.imports.cycle_words import cycle_in
from narrows.services.imports.draft import Draft
from narrows.services.imports.markdown_okrs import parse_markdown_okrs

READERS = {
    ".md": parse_markdown_okrs,
    ".markdown": parse_markdown_okrs,
    ".csv": parse_csv_okrs,
    ".tsv": parse_csv_okrs,
}
"""Ending of a file → what reads it."""

MOST_LINES = 10_000
"""Of a file with OKRs: far more than anybody follows."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no plan may hold; it is shown as «\ufffd»."""


def read_okrs(text: str, *, file: str) -> Draft:
    """Read a file with OKRs.

    Args:
        text: Its content.
        file: Its name; the ending tells the format.

    Raises:
        NarrowsError: `okr-format-unknown`, `okrs-too-many`, `okrs-not-found`,
            `okr-columns-unknown`.
    """
    parse = READERS.get(PurePath(file).suffix.casefold())
    if parse is None:
        raise NarrowsError(
            "okr-format-unknown",
            f"«{file}» is called neither .md nor .csv, and OKRs are read from Markdown and CSV; "
            "save it as one of them.",
        )
    n_lines = len(text.splitlines())
    if n_lines > MOST_LINES:
        raise NarrowsError(
            "okrs-too-many",
            f"{file} has {n_lines:,} lines, and {MOST_LINES:,} are read at once; split it.",
        )
    draft = parse(_UNWRITABLE.sub("\ufffd", text), file=file)
    if not draft.objectives:
        why = f" {draft.faults[-1].message}" if draft.faults else ""
        raise NarrowsError(
            "okrs-not-found",
            f"{file}: nothing in it could be read as an objective.{why} Write each objective as a "
            "heading over a list of key results.",
        )
    return draft


def narrowed(draft: Draft, *, owner: str | None, cycle: str | None) -> Draft:
    """A draft for one owner and one cycle.

    Args:
        draft: What was read.
        owner: Whose all of its objectives shall be; `None` leaves them.
        cycle: Of a file with several cycles the one that is wanted, else how its cycle is called;
            `None` takes all.

    Raises:
        NarrowsError: `import-cycle-unknown`.
    """
    named = list(dict.fromkeys(each.cycle for each in draft.objectives if each.cycle))
    objectives = draft.objectives
    if cycle is not None and len(named) > 1:
        wanted = next((each for each in named if each in (cycle, cycle_in(cycle))), None)
        if wanted is None:
            raise NarrowsError(
                "import-cycle-unknown",
                f"{draft.file} has no objectives of the cycle «{cycle}»; name one of "
                f"{', '.join(f'«{each}»' for each in named)}.",
            )
        objectives = tuple(each for each in objectives if each.cycle == wanted)
        cycle = wanted
    return replace(
        draft,
        objectives=tuple(
            replace(each, owner=owner or each.owner, cycle=cycle or each.cycle)
            for each in objectives
        ),
    )
