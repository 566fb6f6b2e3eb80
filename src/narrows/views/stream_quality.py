"""Can the history of a stream be trusted? What is in doubt in its data, as pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.quality import QualityFinding, QualityState, StreamQuality
from narrows.views.quality_words import coverage_text
from narrows.views.stream import stream_named

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
    def whole_percent(self) -> float:
        """The share of the items that are measured whole, as a bar is drawn. [0–100]"""
        ratio = self.quality.coverage.ratio if self.quality else None
        return round(100 * (ratio or 0.0), 1)

    @property
    def found(self) -> tuple[QualityFinding, ...]:
        """What was found."""
        return tuple(each for each in _findings(self.quality) if each.state is QualityState.FOUND)


def stream_quality_page(
    plan: Plan, id_: str, *, quality: StreamQuality | None
) -> StreamQualityPage:
    """Say what is in doubt in the data of a stream.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    title, zone = named(plan, id_)
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


def _findings(quality: StreamQuality | None) -> Sequence[QualityFinding]:
    return quality.findings if quality else ()


def named(plan: Plan, id_: str) -> tuple[str, str]:
    """What a stream is called, and its zone."""
    own = stream_named(plan, id_)
    title = (own.name or own.id) if own else "Unaligned work"
    return title, own.policy.zone if own else plan.zone
