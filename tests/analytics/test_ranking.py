import numpy as np
import pytest

from narrows.analytics.ranking import SAMPLES, rank, sample_weeks
from narrows.analytics.weeks import Floats


@pytest.mark.parametrize("n_weeks", [1, 12, 27, 104])
def test_each_sample_draws_as_many_weeks_as_there_are(n_weeks: int) -> None:
    weights = sample_weeks(n_weeks, np.random.default_rng(0))
    assert weights.shape == (SAMPLES, n_weeks)
    assert (weights.sum(axis=1) == n_weeks).all()


def test_weeks_are_drawn_with_their_neighbours() -> None:
    weights = sample_weeks(27, np.random.default_rng(0))
    together = np.mean((weights[:, :-1] > 0) == (weights[:, 1:] > 0))
    shuffled = np.random.default_rng(1).permuted(weights, axis=1)
    assert together > np.mean((shuffled[:, :-1] > 0) == (shuffled[:, 1:] > 0)) + 0.1


def test_the_same_dice_draw_the_same_weeks() -> None:
    draws = [sample_weeks(20, np.random.default_rng(7)) for _ in range(2)]
    assert (draws[0] == draws[1]).all()


def scores(first: list[float], *samples: list[float]) -> Floats:
    return np.array([first, *samples]).T


def test_probability_is_the_share_of_samples_won() -> None:
    ranking = rank(scores([3, 9, 1], [1, 5, 0], [1, 5, 0], [1, 5, 0], [6, 5, 0]))
    assert ranking.order == (1, 0, 2)
    assert ranking.probability == 0.75
    assert ranking.contenders == ()


def test_under_60_percent_the_contenders_are_named() -> None:
    ranking = rank(scores([3, 9, 1], [1, 5, 0], [1, 5, 0], [6, 5, 0], [6, 5, 0]))
    assert ranking.probability == 0.5
    assert ranking.contenders == (1, 0)


def test_samples_that_nobody_wins_make_the_leader_less_sure() -> None:
    ranking = rank(scores([3, 9], [0, 5], [0, 0], [0, 0]))
    assert ranking.probability == pytest.approx(1 / 3)
    assert ranking.contenders == (1,)
