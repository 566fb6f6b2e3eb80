"""Finding what is in doubt in the data of streams, before any number is measured of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from narrows.domain.ports import History, LoadedSource
from narrows.domain.quality import QualityFinding, StreamQuality
from narrows.services.flow.spans import stream_id
from narrows.services.quality.check import QualityCheck
from narrows.services.quality.collecting import check_named, every_check
from narrows.services.quality.coverage import coverage
from narrows.services.quality.found_items import counted, doubtful_items
from narrows.services.quality.looked import Looked
from narrows.services.quality.looking import looked_at
from narrows.services.quality.question import Question, Unable
from narrows.services.quality.telling import Answer, told, untold

LISTED = 20
"""Items that a finding lists; the page of a check has all of them."""


def find_quality(
    history: History,
    *,
    stream: str | None = None,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
    check: str | None = None,
) -> list[StreamQuality]:
    """Say of each stream what is in doubt in its data.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.
        held: What the warehouse holds of each source.
        now: The clock; `None` is that nothing can be late. [UTC or None]
        check: Only what this one finds, with all its items; `None` is every check.

    Raises:
        NarrowsError: `stream-unknown`, `quality-check-unknown`.
    """
    only = None if check is None else check_named(check)
    return qualities(looked_at(history, stream=stream, held=held, now=now), only=only)


def quality_of(looked: Looked) -> StreamQuality:
    """What is in doubt in the data of one stream, by every check."""
    (found,) = qualities([looked])
    return found


def qualities(
    several: Sequence[Looked], *, only: QualityCheck | None = None
) -> list[StreamQuality]:
    """What is in doubt in the data of streams.

    Args:
        several: Streams that are looked at together.
        only: The one check that is asked, for all its items; `None` is every check.
    """
    if not several:
        return []
    checks = every_check()
    wanted, listed = (checks, LISTED) if only is None else ([only], None)
    answers = {each: _answer(several, each) for each in checks if each in wanted or each.is_lack}
    found = {each: _findings(several, each, of=answers[each], listed=listed) for each in wanted}
    covered = coverage(several, {each: of.counts for each, of in answers.items() if each.is_lack})
    return [
        StreamQuality(
            stream=stream_id(each.span),
            as_of=each.span.as_of,
            complete_until=each.span.complete_until,
            coverage=covered[each.stream],
            findings=tuple(of[each.stream] for of in found.values()),
        )
        for each in several
    ]


def finding(looked: Looked, check: QualityCheck, *, listed: int | None = LISTED) -> QualityFinding:
    """What one check says of one stream.

    Args:
        looked: The stream.
        check: Which.
        listed: How many items are listed; `None` is all of them. [items]
    """
    of = _answer([looked], check)
    return _findings([looked], check, of=of, listed=listed)[looked.stream]


def _answer(several: Sequence[Looked], check: QualityCheck) -> Answer:
    asked = {each.stream: check.asks(each) for each in several}
    questions = {number: each for number, each in asked.items() if isinstance(each, Question)}
    unable = {number: each for number, each in asked.items() if isinstance(each, Unable)}
    return Answer(unable, counted(several, check, asked=questions))


def _findings(
    several: Sequence[Looked], check: QualityCheck, *, of: Answer, listed: int | None
) -> Mapping[int, QualityFinding]:
    found = {
        each.stream: of.counts[each.stream].question
        for each in several
        if each.stream in of.counts and check.tells(each, of.counts[each.stream])
    }
    items = doubtful_items(several, check, asked=found, limit=listed)
    return {
        each.stream: told(each, check, found=of.counts[each.stream], items=items[each.stream])
        if each.stream in found
        else untold(each, check, of=of)
        for each in several
    }
