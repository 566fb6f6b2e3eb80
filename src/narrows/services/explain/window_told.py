"""Which weeks a number of a key result is measured in, and why these."""

from narrows.domain.amounts import so_many
from narrows.domain.day_words import span_text
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress


def window_told(key_result: KeyResult, progress: KeyResultProgress, *, statistic: str) -> str:
    """The trailing window of a number, as a sentence; empty of one that has none.

    Args:
        key_result: Whose number it is, or its counter-metric put as one.
        progress: What was measured of it.
        statistic: Which number.
    """
    # A band's progress is of the cycle's own weeks, each alone.
    is_of_window = statistic == "progress_ratio" and not key_result.is_kept_within
    if not progress.window_weeks or not (is_of_window or statistic in ("current", "counter")):
        return ""
    window = so_many(progress.window_weeks, "complete week")
    if progress.start and progress.end:
        window += f", {span_text(progress.start, progress.end)}"
    if progress.is_widened:
        # With weeks of its own, the usual ones may have had enough.
        weeks = key_result.of.window_weeks
        own = f"the {so_many(weeks, 'week')} of its own window" if weeks else ""
        asked = own or "the weeks that are usual"
        window += f"; widened, because under 5 items were done in {asked}"
    return f"{window}."
