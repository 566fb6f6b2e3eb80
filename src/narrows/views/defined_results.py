"""What a key result was measured of, with what its chart and its number count otherwise."""

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.views.key_result_words import definition
from narrows.views.sentence import Sentence


def defined(key_result: KeyResult, progress: KeyResultProgress, *, zone: str) -> str:
    """What was measured, when and of how much: a sentence without its stop.

    Of one that keeps within bounds a chart shows the window at the end of each week, and its
    progress counts each week by itself: three points may lie outside, and one week.
    """
    said = definition(key_result.metric, key_result.of, progress=progress, zone=zone)
    if key_result.is_kept_within and (progress.window_weeks or 1) > 1:
        return Sentence(said, "; of the weeks inside each is taken alone")
    return said
