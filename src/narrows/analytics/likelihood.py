"""How likely each number of slots is, of a place that so many items were in and left."""

from dataclasses import dataclass

import numpy as np

from narrows.analytics.weeks import Floats


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely each number of slots is, with the rate profiled out.

    Attributes:
        choices: Numbers of slots. [items, shape (n_choices,)]
        fit: Log likelihood of each. [nats, shape (s, n_choices)]
        free: That of no limit. [nats, shape (s,)]
        total: Departures. [items, shape (s,)]
        spent: Σ items × time. [item days, shape (s,)]
        busy: Σ items in so many slots × time. [item days, shape (s, n_choices)]
        beyond: Σ items beyond so many slots × time. [item days, shape (s, n_choices)]
    """

    choices: Floats
    fit: Floats
    free: Floats
    total: Floats
    spent: Floats
    busy: Floats
    beyond: Floats

    @classmethod
    def of(cls, lows: Floats, sums: Floats) -> "Likelihood":
        """Read it off the sums of samples; the arguments are those of `fit_capacity`."""
        choices = lows[1:]
        _, spent, total, log_level = sums.sum(axis=-1)
        # Sums over each bin and those above.
        time_from, work_from, left_from, log_from = sums[:, :, ::-1].cumsum(axis=-1)[:, :, -2::-1]
        in_slots = choices * time_from
        busy = spent[:, None] - work_from + in_slots
        own = log_level + _times_log(total, total)
        return cls(
            choices=choices,
            fit=own[:, None]
            - log_from
            + np.log(choices) * left_from
            - _times_log(total[:, None], busy),
            free=own - _times_log(total, spent),
            total=total,
            spent=spent,
            busy=busy,
            beyond=work_from - in_slots,
        )


def _times_log(count: Floats, of: Floats) -> Floats:
    """Product of a count and log(of), 0 where nothing is counted."""
    if count.min(initial=1.0) > 0 and of.min(initial=1.0) > 0:
        return np.asarray(count * np.log(of))
    safe = np.where(of > 0, of, 1.0)
    return np.asarray(np.where(count > 0, count * np.log(safe), 0.0))
