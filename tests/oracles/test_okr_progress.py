"""Progress against the vectors of other projects: same formula, other policies named.

okr-tracker shows progress unclamped, as we keep it; operately clamps it to 0–100 %, as we draw it.
Vectors that cannot apply: where start and target are one, both say 0 %, and a key result is
refused instead, since there is nothing to reach.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.services.results.progress import progress_of
from narrows.views.key_result_rows import clamped
from tests.shared import shared


def vectors(project: str) -> Sequence[tuple[float, float, float, float]]:
    """Start, target, current, per cent."""
    told = json.loads(Path(shared("oracles/okr-progress/vectors.json")).read_text("utf-8"))
    return [
        cast("tuple[float, float, float, float]", tuple(each)) for each in told[project]["vectors"]
    ]


def progress(start: float, target: float, *, current: float) -> float | None:
    """Progress of a key result that reaches."""
    return progress_of(
        KeyResult("kr", "nps", baseline=start, target=target), start, current=current, weekly=()
    )


def reachable(project: str) -> list[tuple[float, float, float, float]]:
    """The vectors that apply: there is something to reach."""
    return [each for each in vectors(project) if each[0] != each[1]]


def test_unclamped_progress_is_that_of_okr_tracker() -> None:
    told = reachable("oslokommune/okr-tracker")
    assert len(told) == len(vectors("oslokommune/okr-tracker")) == 9
    for start, target, current, percent in told:
        assert progress(start, target, current=current) == percent / 100


def test_clamped_progress_is_that_of_operately() -> None:
    told = reachable("operately/operately")
    assert len(told) == 6
    for start, target, current, percent in told:
        assert clamped(progress(start, target, current=current)) == percent / 100


@pytest.mark.parametrize("project", ["oslokommune/okr-tracker", "operately/operately"])
def test_the_way_down_is_the_way_up_mirrored(project: str) -> None:
    told = reachable(project)
    assert any(start > target for start, target, *_ in told)
    assert any(start < target for start, target, *_ in told)
    for start, target, current, _ in told:
        assert progress(-start, -target, current=-current) == progress(
            start, target, current=current
        )


def test_nothing_to_reach_is_refused_rather_than_0_percent() -> None:
    told = [each for each in vectors("operately/operately") if each[0] == each[1]]
    assert len(told) == 5
    for start, target, _, _ in told:
        with pytest.raises(NarrowsError) as refused:
            KeyResult("kr", "nps", baseline=start, target=target)
        assert refused.value.slug == "target-is-baseline"
