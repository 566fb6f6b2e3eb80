"""What closed weeks of a stream were told to be and are not any more, as its page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.restatement import Restatement
from narrows.views.restated import RestatedRow, restated_row
from narrows.views.stream import stream_named

MOST_ROWS = 200
"""That the page lists; its JSON and the command have all of them."""


@dataclass(frozen=True, slots=True)
class RestatedPage:
    """All that was told otherwise, of streams, of what none takes, and of key results.

    Attributes:
        zone: IANA name, the organisation's.
        restatements: All of them, the newest first.
    """

    zone: str
    restatements: tuple[Restatement, ...]

    @property
    def rows(self) -> tuple[RestatedRow, ...]:
        """The newest in words."""
        return tuple(map(restated_row, self.restatements[:MOST_ROWS]))


@dataclass(frozen=True, slots=True)
class StreamRestatedPage:
    """The page.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        zone: IANA name.
        restatements: All of them, the newest first.
    """

    id: str
    title: str
    zone: str
    restatements: tuple[Restatement, ...]

    @property
    def rows(self) -> tuple[RestatedRow, ...]:
        """The newest in words."""
        return tuple(map(restated_row, self.restatements[:MOST_ROWS]))


def stream_restated_page(
    plan: Plan, id_: str, *, found: Sequence[Restatement]
) -> StreamRestatedPage:
    """List what closed weeks of a stream were told otherwise.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    own = stream_named(plan, id_)
    return StreamRestatedPage(
        id=id_,
        title=(own.name or own.id) if own else "Unaligned work",
        zone=own.policy.zone if own else plan.zone,
        restatements=tuple(found),
    )
