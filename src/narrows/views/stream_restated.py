"""What closed weeks of a stream were told to be and are not any more, as its page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.restatement import Restatement
from narrows.views.restated_causes import RestatedCauses, restated_causes
from narrows.views.stream import stream_named

N_OPEN = 8
"""Of the newest cause, that stand open: on a phone each is a card."""

MOST_ROWS, MOST_CAUSES = 400, 40
"""Numbers and causes that the page lists; its JSON has all of them."""


def _told(found: Sequence[Restatement]) -> RestatedCauses:
    return restated_causes(found, n_open=N_OPEN, most_rows=MOST_ROWS, most_causes=MOST_CAUSES)


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
    def told(self) -> RestatedCauses:
        """The newest in words, by what caused them."""
        return _told(self.restatements)


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
    def told(self) -> RestatedCauses:
        """The newest in words, by what caused them."""
        return _told(self.restatements)


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
