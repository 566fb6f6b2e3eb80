"""A grade in digits."""

from narrows.domain.amounts import UNDEFINED


def grade_words(grade_ratio: float | None) -> str:
    """A grade to two digits; only what is 0 reads 0.0, and only what is 1 reads 1.0."""
    if grade_ratio is None:
        return UNDEFINED
    if grade_ratio in {0.0, 1.0}:
        return f"{grade_ratio:.1f}"
    if grade_ratio < 0.01:
        return "<0.01"
    return ">0.99" if grade_ratio > 0.99 else f"{grade_ratio:.2f}"
