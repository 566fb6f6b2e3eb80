"""What was in doubt in the data of a stream? All faults that are listed."""

from dataclasses import dataclass

from narrows.domain.work import Fault
from narrows.services.reviewing import Review
from narrows.views.stream import stream_named


@dataclass(frozen=True, slots=True)
class FaultsPage:
    """The faults of a stream's sources.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        faults: Those listed.
        n_faults: All of them; only so many are kept of each source.
    """

    id: str
    title: str
    faults: tuple[Fault, ...]
    n_faults: int


def faults_page(review: Review, id_: str) -> FaultsPage:
    """List the faults of a stream.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    stream = stream_named(review.plan, id_)
    measured = review.of(id_)
    faults = tuple(measured.faults) if measured else ()
    return FaultsPage(
        id=id_,
        title=(stream.name or stream.id) if stream else "Unaligned work",
        faults=faults,
        n_faults=max(measured.n_faults, len(faults)) if measured else 0,
    )
