"""Where is our data in doubt? Each fault once, at whom it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class FaultsOf:
    """The faults of one stream, or of a source that is not one stream's alone.

    Attributes:
        name: Of the stream, for people; or which source it is, and who takes from it.
        address: Of the page that lists them.
        n_faults: How many there are.
    """

    name: str
    address: str
    n_faults: int


def faults_of(review: Review) -> tuple[FaultsOf, ...]:
    """Faults by stream, then those of sources that several streams take from, or none."""
    return (*_of_streams(review), *_of_sources(review))


def _of_streams(review: Review) -> Iterator[FaultsOf]:
    taken = _taken_by(review)
    for stream in review.plan.streams:
        measured = review.streams.get(stream.id)
        if measured is None:
            continue
        shared = sum(n for each, n in measured.n_source_faults.items() if len(taken[each]) > 1)
        if own := measured.n_faults - shared:
            yield FaultsOf(stream.name or stream.id, f"/streams/{stream.id}/faults", own)


def _of_sources(review: Review) -> Iterator[FaultsOf]:
    names = {each.id: each.name or each.id for each in review.plan.streams}
    for source, takers in _taken_by(review).items():
        if len(takers) == 1:
            continue
        known = [review.streams[each] for each in takers if each in review.streams]
        told = [*known, *([review.unaligned] if review.unaligned else [])]
        n_faults = max((each.n_source_faults.get(source, 0) for each in told), default=0)
        if n_faults:
            who = _takers([names[each] for each in takers])
            at = next((each for each in takers if each in review.streams), UNALIGNED_WORK)
            yield FaultsOf(f"source {source}, which {who}", f"/streams/{at}/faults", n_faults)


def _takers(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]} take" if names else "no stream takes"


def _taken_by(review: Review) -> dict[str, list[str]]:
    """The ids of the streams that take from each source, in the order of the plan."""
    taken: dict[str, list[str]] = {each.id: [] for each in review.plan.sources}
    for stream in review.plan.streams:
        for source in dict.fromkeys(each.source for each in stream.takes):
            taken.setdefault(source, []).append(stream.id)
    return taken
