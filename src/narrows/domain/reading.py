"""How a file or a tool is read: what a connector says, and what the warehouse then runs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from narrows.domain.live import Live
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch


class Reader(Protocol):
    """The only way to bytes outside: a connector is handed one and never opens a file."""

    def open(self, path: str) -> BinaryIO:
        """The bytes of a file, unpacked where its name or magic says gzip.

        Raises:
            NarrowsError: `file-missing`, `file-too-large`, `file-unreadable`.
        """

    def size(self, path: str) -> int:
        """Size of the file on disk. [bytes]"""


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """How the warehouse reads a table of text with the engine's own reader.

    Either `status` and `moved_at` are set (one row per transition), or `activity`, `started_at`
    and `ended_at` are (one row per interval of work).

    Attributes:
        path: Absolute path of the file.
        header: All column names of the file, in order.
        delimiter: Between columns.
        quote: Around a value; empty where the file has none.
        encoding: As the engine names it: utf-8, utf-16 or latin-1.
        item: Column of the item's key.
        status: Column of the status moved into.
        moved_at: Column of the instant.
        activity: Interval logs: column of the activity.
        started_at: Interval logs: column of the start.
        ended_at: Interval logs: column of the end.
        attributes: Further whitelisted attributes → their column.
        date_format: `strptime` format of the instants; `None` is ISO 8601.
        zone: IANA zone of the instants without an offset.
        notes: What was detected or guessed, one line each, for people.
        guessed: Our column name → the file's, of what was guessed and not given.
    """

    path: str
    header: tuple[str, ...]
    delimiter: str
    quote: str
    encoding: str
    item: str
    status: str | None = None
    moved_at: str | None = None
    activity: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    attributes: Mapping[Attribute, str] = field(default_factory=dict)
    date_format: str | None = None
    zone: str = "UTC"
    notes: tuple[str, ...] = ()
    guessed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_interval(self) -> bool:
        """Whether a row is an interval of work rather than a transition."""
        return self.activity is not None


Fetch = Callable[[Reader, Source], Iterator[Batch]]
PlanRead = Callable[[Reader, Source], ReadPlan]


@dataclass(frozen=True, slots=True)
class Connector:
    """Knows one tool: what to ask, how to read the answer.

    Exactly one of `plan` (the engine reads the file), `fetch` (we parse it) and `live` (a tool is
    asked) is set.

    Attributes:
        name: As written in a source's `connector`.
        title: For people.
        suffixes: File names that `narrows look` reads with it.
        plan: Looks at the beginning of the file and says how the engine reads it.
        fetch: Yields batches in the source's own order.
        live: How the tool is asked.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    plan: PlanRead | None = None
    fetch: Fetch | None = None
    live: Live | None = None
