"""Can the history of a stream be trusted? What is in doubt in its data, as pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.quality import DoubtfulItem, QualityFinding, QualityState, StreamQuality
from narrows.views.quality_words import coverage_text
from narrows.views.stream import stream_named

PAGE_ITEMS = 50

STATE_WORDS = {
    QualityState.CLEAN: "Nothing found",
    QualityState.NO_DATA: "No data to tell",
    QualityState.NOT_CONFIGURED: "Not configured",
}
"""What a check that found nothing is listed under: three answers."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Checks that found nothing, for one of three reasons.

    Attributes:
        state: Which.
        words: The same for people.
        findings: What each says.
    """

    state: QualityState
    words: str
    findings: tuple[QualityFinding, ...]


@dataclass(frozen=True, slots=True)
class StreamQualityPage:
    """The page.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        zone: IANA name.
        coverage: How many items are measured whole, in a sentence.
        quality: All that was found; `None`: nothing of the stream was brought yet.
        quiet: What found nothing, by its reason.
    """

    id: str
    title: str
    zone: str
    coverage: str
    quality: StreamQuality | None
    quiet: tuple[Quiet, ...]

    @property
    def found(self) -> tuple[QualityFinding, ...]:
        """What was found."""
        return tuple(each for each in _findings(self.quality) if each.state is QualityState.FOUND)


@dataclass(frozen=True, slots=True)
class StreamCheckPage:
    """One check with a page of the items that it finds.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        zone: IANA name.
        as_of: What moved later is not known yet. [UTC]
        finding: What it says; its `items` are those of this page.
        first: The place of the first row, from 1; 0 where there is none.
        last: The place of the last one.
        page: Which page, from 1.
        n_pages: How many there are.
    """

    id: str
    title: str
    zone: str
    as_of: datetime
    finding: QualityFinding
    first: int
    last: int
    page: int
    n_pages: int


def stream_quality_page(
    plan: Plan, id_: str, *, quality: StreamQuality | None
) -> StreamQualityPage:
    """Say what is in doubt in the data of a stream.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    title, zone = _named(plan, id_)
    return StreamQualityPage(
        id=id_,
        title=title,
        zone=zone,
        coverage=coverage_text(quality.coverage) if quality else "",
        quality=quality,
        quiet=tuple(
            Quiet(state, words, own)
            for state, words in STATE_WORDS.items()
            if (own := tuple(each for each in _findings(quality) if each.state is state))
        ),
    )


def stream_check_page(
    plan: Plan,
    id_: str,
    *,
    as_of: datetime,
    finding: QualityFinding,
    items: Sequence[DoubtfulItem],
    page: int,
) -> StreamCheckPage:
    """Say what one check finds, with a page of its items.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    title, zone = _named(plan, id_)
    first = (page - 1) * PAGE_ITEMS + 1 if items else 0
    return StreamCheckPage(
        id=id_,
        title=title,
        zone=zone,
        as_of=as_of,
        finding=finding,
        first=first,
        last=max(first + len(items) - 1, 0),
        page=page,
        n_pages=pages_of(finding.n_times),
    )


def pages_of(n_times: int) -> int:
    """How many pages so many rows take; at least 1."""
    return max(1, -(-n_times // PAGE_ITEMS))


def _findings(quality: StreamQuality | None) -> Sequence[QualityFinding]:
    return quality.findings if quality else ()


def _named(plan: Plan, id_: str) -> tuple[str, str]:
    """What a stream is called, and its zone."""
    own = stream_named(plan, id_)
    title = (own.name or own.id) if own else "Unaligned work"
    return title, own.policy.zone if own else plan.zone
