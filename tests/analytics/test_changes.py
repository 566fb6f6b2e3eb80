import numpy as np

from narrows.analytics.changes import changed_week
from narrows.analytics.passages import Tie
from narrows.analytics.reaches import read_history
from narrows.analytics.stays import GONE, Stays
from narrows.domain.work import FlowState
from tests.analytics.queues import Floats, all_weeks, begins, poisson_arrivals

WEEKS = 40


def weeks_cut(work: Floats, arrivals: Floats) -> int:
    """Of a place with two slots in which every item stays for its wait and its work."""
    end = WEEKS * 7.0
    left = begins(arrivals, work, 2) + work
    left = np.where(left < end, left, np.inf)
    stays = Stays(
        names=["Doing", "Done"],
        states=[FlowState.ACTIVE, FlowState.DONE],
        status=np.zeros(len(arrivals), dtype=np.int64),
        next_status=np.where(np.isinf(left), GONE, 1),
        entered=arrivals,
        left=left,
        is_done=np.isfinite(left),
        end=end,
    )
    return changed_week(read_history(stays, [Tie(0)], weeks=all_weeks(end)))


def test_a_capacity_that_doubled_cuts_the_history_where_it_did() -> None:
    rng = np.random.default_rng(1)
    arrivals = poisson_arrivals(rng, per_day=1.6, days=WEEKS * 7.0)
    work = rng.exponential(1.25, len(arrivals))
    work[arrivals > 20 * 7] /= 2.5
    assert 19 <= weeks_cut(work, arrivals) <= 24, "and what was dammed up has run off"


def test_what_only_happened_to_fluctuate_is_kept_whole() -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        arrivals = poisson_arrivals(rng, per_day=1.5, days=WEEKS * 7.0)
        assert weeks_cut(rng.exponential(1.25, len(arrivals)), arrivals) == 0


def test_more_arrivals_are_no_change_of_capacity() -> None:
    rng = np.random.default_rng(3)
    arrivals = poisson_arrivals(rng, per_day=1.6, days=WEEKS * 7.0)
    quiet = arrivals < 20 * 7
    arrivals = arrivals[~quiet | (rng.random(len(arrivals)) < 0.5)]
    assert weeks_cut(rng.exponential(1.0, len(arrivals)), arrivals) == 0
