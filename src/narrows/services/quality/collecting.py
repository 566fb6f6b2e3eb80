"""The checks that are there, found by being there."""

from collections.abc import Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.registry import collect
from narrows.services.quality.check import QualityCheck


def every_check() -> Sequence[QualityCheck]:
    """Every check that is there, by name."""
    found = collect("narrows.services.quality.checks", "check")
    return [each for each in found if isinstance(each, QualityCheck)]


def check_named(name: str) -> QualityCheck:
    """The check of a name.

    Raises:
        NarrowsError: `quality-check-unknown`.
    """
    known = {each.name: each for each in every_check()}
    if name not in known:
        raise NarrowsError(
            "quality-check-unknown", f"There is no check «{name}»; there is {', '.join(known)}."
        )
    return known[name]
