"""A table as the answer to a request: in the way that the end of its address asks for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from narrows.views.sheets.sheet import Sheet
from narrows.web.exports.as_csv import csv_of
from narrows.web.pages import Handler, path_of


def _xlsx(sheet: Sheet) -> bytes:
    from narrows.web.exports.as_xlsx import xlsx_of  # noqa: PLC0415 - only who asks pays for it

    return xlsx_of(sheet)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a table down."""

    media_type: str
    write: Callable[[Sheet], bytes]


WAYS: Mapping[str, Way] = {
    ".csv": Way("text/csv; charset=utf-8", csv_of),
    ".xlsx": Way("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}
"""By the end of an address."""


def exported(router: APIRouter, path: str) -> Callable[[Handler], Handler]:
    """Serve what a function answers at a path with each of the ends.

    Args:
        router: Of the area.
        path: Without an end.
    """

    def served(handler: Handler) -> Handler:
        for end in WAYS:
            router.add_api_route(path + end, handler, methods=["GET", "HEAD"])
        return handler

    return served


def file_of(request: Request, sheet: Sheet, *, of: str, as_of: datetime | None) -> Response:
    """A table as the file that the address asks for.

    Args:
        request: What was asked.
        sheet: The table.
        of: Id of the stream, or nothing.
        as_of: What its name says. [UTC or None]
    """
    end = next(end for end in WAYS if path_of(request).endswith(end))
    parts = ["narrows", of, sheet.name, f"{as_of:%Y-%m-%d}" if as_of else ""]
    return attached(WAYS[end].write(sheet), WAYS[end].media_type, name=named(parts) + end)


def attached(content: bytes, media_type: str, *, name: str) -> Response:
    """A file to be kept, not shown."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})


def named(parts: list[str]) -> str:
    """A file's name of some words: letters, digits and hyphens, whatever the words are."""
    plain = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in parts)
    return "-".join(part[:60] for part in plain if part)
