import numpy as np
import pytest

from narrows.analytics.capacity import GAIN_NATS, NEAR_RATIO, fit_capacity, unevenness
from narrows.analytics.levels import Levels
from narrows.analytics.places import count_levels
from tests.analytics.queues import Floats, all_weeks, begins, place_of, poisson_arrivals

DAYS = 364.0


def one_queue(slots: int, *, seed: int, work: str = "exponential", busy: float = 0.85) -> Levels:
    """A year of a place whose slots pass one item a day each."""
    rng = np.random.default_rng(seed)
    arrivals = poisson_arrivals(rng, per_day=busy * slots, days=DAYS)
    draws: Floats = {
        "exponential": lambda: rng.exponential(1.0, len(arrivals)),
        "even": lambda: rng.gamma(4, 0.25, len(arrivals)),
        "uneven": lambda: rng.lognormal(-0.32, 0.8, len(arrivals)),
    }[work]()
    left = begins(arrivals, draws, slots) + draws
    return count_levels(place_of(arrivals, left, DAYS), all_weeks(DAYS))


def whole(levels: Levels) -> Floats:
    return levels.weighed(np.ones((1, len(levels.time))))


@pytest.mark.parametrize("work", ["exponential", "even", "uneven"])
@pytest.mark.parametrize("slots", [1, 3, 5])
def test_slots_and_rate_of_a_busy_place_are_found_again(slots: int, work: str) -> None:
    levels = one_queue(slots, seed=slots, work=work)
    found = fit_capacity(levels.lows, whole(levels))
    # The likelihood is that of exponential work; with other work it may be off by a slot.
    assert abs(found.slots[0] - slots) <= (0 if work == "exponential" else 1)
    is_exact = work == "exponential"
    assert found.slots[0] * found.rate[0] == pytest.approx(slots, rel=0.1 if is_exact else 0.25)


@pytest.mark.parametrize("seed", range(6))
def test_a_pure_delay_shows_no_limit(seed: int) -> None:
    """M/G/∞: everybody is served at once, for lognormal days."""
    rng = np.random.default_rng(seed)
    arrivals = poisson_arrivals(rng, per_day=1.5, days=DAYS)
    left = arrivals + rng.lognormal(1.5, 0.9, len(arrivals))
    levels = count_levels(place_of(arrivals, left, DAYS), all_weeks(DAYS))
    found = fit_capacity(levels.lows, whole(levels), needed_gain=GAIN_NATS * unevenness(levels))
    assert np.isinf(found.slots[0])
    assert found.queued[0] == 0
    assert found.rate[0] == pytest.approx(levels.departures.sum() / levels.work.sum())


def test_a_delay_that_is_tidied_up_in_batches_is_no_limit() -> None:
    """Answers come any day, and somebody closes them all every second Friday."""
    rng = np.random.default_rng(4)
    arrivals = poisson_arrivals(rng, per_day=2.0, days=DAYS)
    ready = arrivals + rng.exponential(6.0, len(arrivals))
    closed = 14 * np.ceil((ready - 4) / 14) + 4
    levels = count_levels(place_of(arrivals, closed, DAYS), all_weeks(DAYS))
    uneven = unevenness(levels)
    assert uneven > 3
    found = fit_capacity(levels.lows, whole(levels), needed_gain=GAIN_NATS * uneven)
    assert np.isinf(found.slots[0])


def test_poisson_departures_are_even() -> None:
    assert unevenness(one_queue(3, seed=8)) < 1.6


def test_the_fit_is_the_best_poisson_likelihood() -> None:
    """Against the likelihood written out: Σ D log(mu · min(n, c) · T) − mu · min(n, c) · T."""
    levels = one_queue(2, seed=3)
    time, departures = levels.time.sum(axis=0), levels.departures.sum(axis=0)
    n_items = levels.lows
    best = max(
        (log_likelihood(slots, time, departures, n_items), slots)
        for slots in range(1, int(n_items[-1]) + 1)
    )
    found = fit_capacity(levels.lows, whole(levels), needed_gain=0)
    assert found.slots[0] == best[1]
    by_one, by_two = (
        fit_capacity(levels.lows, whole(levels), slots=slots).fit[0] for slots in (1, 2)
    )
    assert by_two - by_one == pytest.approx(
        log_likelihood(2, time, departures, n_items) - log_likelihood(1, time, departures, n_items)
    )


def test_of_numbers_that_are_nearly_as_likely_the_fewest_slots_are_told_and_the_most() -> None:
    """Work that takes evenly long makes the likelihood flat above the true number."""
    n_higher = 0
    for seed in range(12):
        levels = one_queue(3, seed=seed, work="even", busy=0.6)
        time, departures = levels.time.sum(axis=0), levels.departures.sum(axis=0)
        fits = {
            slots: log_likelihood(slots, time, departures, levels.lows)
            for slots in range(1, int(levels.lows[-1]) + 1)
        }
        likeliest = max(fits.values())
        near = [n for n, fit in fits.items() if fit >= likeliest - NEAR_RATIO * GAIN_NATS]
        found = fit_capacity(levels.lows, whole(levels))
        if np.isfinite(found.slots[0]):
            assert (found.slots[0], found.most[0]) == (min(near), max(near))
            n_higher += max(fits, key=lambda n: fits[n]) > found.slots[0]
    assert n_higher, "else it tests the likeliest number"


def log_likelihood(slots: int, time: Floats, departures: Floats, n_items: Floats) -> float:
    working = np.minimum(n_items, slots) * time
    expected = departures.sum() / working.sum() * working
    seen = departures > 0
    return float((departures[seen] * np.log(expected[seen])).sum() - expected.sum())


def test_each_sample_of_weeks_is_fitted_by_itself() -> None:
    levels = one_queue(3, seed=5)
    weights = np.random.default_rng(0).integers(0, 3, (4, len(levels.time))).astype(float)
    together = fit_capacity(levels.lows, levels.weighed(weights))
    for index, each in enumerate(weights):
        alone = fit_capacity(levels.lows, levels.weighed(each[None]))
        assert together.slots[index] == alone.slots[0]
        assert together.queued[index] == pytest.approx(alone.queued[0])


def test_a_place_that_nothing_left_has_no_capacity_and_no_limit() -> None:
    levels = count_levels(place_of(np.array([1.0, 2.0]), np.array([np.inf, np.inf]), 28.0),
                          all_weeks(28.0))  # fmt: skip
    found = fit_capacity(levels.lows, whole(levels))
    assert np.isinf(found.slots[0])
    assert found.rate[0] == 0
