"""Files that people hand over, as far as they are kept."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol


class KeptFiles(Protocol):
    """Tables of text kept in a home, each by a name that nobody can guess."""

    def keep(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """Keep a table in the place of the one of that name; all of it or nothing.

        Args:
            name: 32 hexadecimal digits.
            rows: The names of the columns first.

        Raises:
            NarrowsError: `file-unkept`, and what making the rows refuses.
        """

    def path(self, name: str) -> str:
        """Where a table is.

        Raises:
            NarrowsError: `file-not-kept`: there is none of that name.
        """

    def name_of(self, path: str) -> str | None:
        """The name of the table that is at a path; `None` where none is kept there."""

    def forget(self, used: Collection[str], *, before: datetime) -> None:
        """Take away what was kept before an instant, but for what is used.

        Args:
            used: Paths.
            before: [UTC]
        """
