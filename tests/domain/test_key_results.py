"""Key results: reaching and keeping within, in whole, decimal, negative and falling numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult, Scope, progress_ratio

REACHED = (
    # baseline, current, target, progress
    (42, 35.5, 29, 0.5),  # flow time falls
    (9, 9, 0, 0),  # a wait of zero, from nine days
    (9, 0, 0, 1),
    (9, 4.5, 0, 0.5),
    (0, 0.25, 1, 0.25),
    (0.1, 0.2, 0.3, 0.5),
    (-20, -15, -10, 0.5),  # a loss that shrinks
    (-10, -15, -20, 0.5),
    (-5, 0, 5, 0.5),  # through zero
    (5, 0, -5, 0.5),
    (20, -20, 100, -0.5),  # the wrong way, unclamped
    (0, 150, 100, 1.5),  # beyond
    (1e9, 1e9 + 1, 1e9 + 2, 0.5),
)


@pytest.mark.parametrize(("baseline", "current", "target", "progress"), REACHED)
def test_progress_is_the_way_come_of_the_way_to_go(
    baseline: float, current: float, target: float, progress: float
) -> None:
    assert progress_ratio(baseline, current, target=target) == pytest.approx(progress, abs=1e-9)


hundredths = st.integers(-10_000, 10_000)


@given(baseline=hundredths, current=hundredths, target=hundredths)
def test_decimals_are_as_exact_as_fractions(baseline: int, current: int, target: int) -> None:
    """The same in fractions; the way down is the way up, and other units change nothing."""
    if baseline == target:
        return
    told = progress_ratio(baseline / 100, current / 100, target=target / 100)
    exact = Fraction(current - baseline, target - baseline)
    assert told == pytest.approx(float(exact), rel=1e-9, abs=1e-9)
    mirrored = progress_ratio(-baseline / 100, -current / 100, target=-target / 100)
    assert mirrored == told
    in_other_units = progress_ratio(baseline * 24.0, current * 24.0, target=target * 24.0)
    assert in_other_units == pytest.approx(told, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("same", [40, 0, -3, 0.1])
def test_from_where_one_is_to_where_one_is_is_refused(same: float) -> None:
    with pytest.raises(NarrowsError) as refused:
        KeyResult("kr", "nps", baseline=same, target=same)
    assert refused.value.slug == "target-is-baseline"
    assert KeyResult("kr", "nps", baseline=same, target=same + 0.01).target == same + 0.01


def test_nothing_below_zero_hides_that_both_are_zero() -> None:
    with pytest.raises(NarrowsError):
        KeyResult("kr", "nps", baseline=-0.0, target=0.0)


@pytest.mark.parametrize(
    ("low", "high", "inside", "outside"),
    [
        (6, 9, (6, 7.5, 9), (5.99, 9.01)),
        (0, 0, (0, -0.0), (0.001, -0.001)),  # hold zero
        (None, 2.5, (-7, 2.5), (2.51,)),
        (99.9, None, (99.9, 1e6), (99.89,)),
        (-4, -1, (-4, -1), (0, -4.1)),
    ],
)
def test_both_ends_of_a_band_are_inside(
    low: float | None, high: float | None, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    kept = KeyResult("kr", "flow_load", Scope(stream="policy"), low=low, high=high)
    assert kept.is_kept_within
    assert all(map(kept.holds, inside))
    assert not any(map(kept.holds, outside))


def test_a_target_and_a_band_are_two_key_results() -> None:
    with pytest.raises(NarrowsError) as refused:
        KeyResult("kr", "nps", target=0, low=0)
    assert refused.value.slug == "key-result-two-kinds"
    with pytest.raises(NarrowsError) as refused:
        KeyResult("kr", "nps", low=1, high=0)
    assert refused.value.slug == "band-upside-down"
