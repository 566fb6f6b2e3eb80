"""Tables of text: one row per change of status, or per interval of work.

Read are comma, semicolon, tab or bar, with quotes or without, in UTF-8, UTF-16 with its mark, or
Latin-1, packed by gzip or not. The first row names the columns.

- A row per change of status has the columns `item`, `status` and `moved_at`.
- A row per activity has `item`, `activity`, `started_at` and `ended_at`; it needs no workflow.
- Either may have `item_type`, `title`, `project`, `label`, `component`, `parent`, `points`, `hours`
  (logged until then), `blocked` and `stream`. A blank says nothing, a value other than the one
  before is a change. What is told in `blocked` stops the item, until a row says such as «no»,
  «false» or «cleared».

Columns that are not given (`columns` of the source, or `--columns item=Key,status=Status`) are
guessed from their names and values, and the guess is said. Columns of persons are never read.

Time stamps are ISO 8601, or in a format that is detected (13/04/2026, 13.04.26 10:15, 4/13/2026
1:15 PM, 13-Apr-26, seconds or milliseconds since 1970) or given (`date_format`, `--date-format`).
Without an offset they are local times of the source's zone. One that the clock skips or has twice
is read with the offset in force before the change, and listed.

Rows with too few or too many columns, without item, status or time, or that end before they start
are left out and listed with their line in the file; dates before 1990 or after the reading are kept
and listed.

The connector only looks at the file; the warehouse reads it with the engine's own reader.
"""

from collections.abc import Iterator, Mapping

from narrows.connectors.csv_file import dates
from narrows.connectors.csv_file.columns import choose
from narrows.connectors.csv_file.dialect import Dialect, all_rows, detect
from narrows.connectors.csv_file.names import ATTRIBUTES, TIMES, shown_name
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector, Reader, ReadPlan
from narrows.domain.streams import Source
from narrows.domain.work import Attribute


def plan(reader: Reader, source: Source) -> ReadPlan:
    """Look at a file and say how the engine reads it: encoding, delimiter, columns, date format.

    What the source says is taken as said; the rest is detected or guessed, and noted.

    Raises:
        NarrowsError: What the reader, the dialect, the columns or the dates refuse, with the
            option that would settle it.
    """
    dialect = detect(reader, source)
    columns = choose(dialect, source.columns)
    date_format, notes = _date_format(reader, source, dialect=dialect, named=columns.named)
    named = columns.named
    return ReadPlan(
        path=source.path,
        header=dialect.header,
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        encoding=dialect.encoding,
        item=named["item"],
        status=named.get("status"),
        moved_at=named.get("moved_at"),
        activity=named.get("activity"),
        started_at=named.get("started_at"),
        ended_at=named.get("ended_at"),
        attributes={Attribute(each): named[each] for each in ATTRIBUTES if each in named},
        date_format=date_format,
        zone=source.zone or "UTC",
        notes=(*dialect.notes, *columns.notes, *notes),
        guessed=columns.guessed,
    )


def _date_format(
    reader: Reader, source: Source, *, dialect: Dialect, named: Mapping[str, str]
) -> tuple[str | None, list[str]]:
    """The format of the time stamps and what to say about it."""
    at = [dialect.header.index(named[name]) for name in TIMES if name in named]
    values = [row[column] for row in dialect.rows for column in at]
    if source.date_format:
        date_format = dates.complete(source.date_format, values)
    elif not any(map(str.strip, values)):
        date_format = None
    else:
        formats = dates.detect(values)
        if not formats:
            column = shown_name(dialect.header[at[0]])
            wrong = f"The time stamps in «{column}» have no format that is known"
            raise NarrowsError(
                "date-format-unknown",
                f"{wrong}; pass --date-format, such as %d/%m/%Y, or --columns moved_at=… for "
                "another column.",
                wrong=wrong,
            )
        date_format = formats[0]
        if len(formats) > 1:
            with all_rows(reader, source, dialect=dialect) as rows:
                next(rows, None)
                date_format = dates.decide(formats, _column_values(rows, at))
    notes = [f"time stamps are read as {date_format or 'ISO 8601'}"]
    if date_format and "%y" in date_format:
        notes.append("years of two digits: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068")
    return date_format, notes


def _column_values(rows: Iterator[list[str]], at: list[int]) -> Iterator[str]:
    return (row[column] for row in rows for column in at if column < len(row))


connector = Connector(
    name="csv_file",
    title="Table of text (CSV, TSV)",
    suffixes=(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt"),
    plan=plan,
)
