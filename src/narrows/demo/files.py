"""The insurer as files: logs, observations and plan, as a user would have them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from narrows.demo.insurer import POLICY_HEADER, WORK_HEADER, insurer
from narrows.demo.observations import HEADER, Observed, observations
from narrows.demo.plan import plan

PLAN_FILE = "narrows.yaml"
SEED = 10
"""The seed of the story that the check-ins tell; others tell similar ones."""


@dataclass(frozen=True, slots=True)
class Files:
    """What is to be written.

    Attributes:
        texts: File name → content.
        observed: The observations among them, in the order of time.
        starts: First day of the first and of the second cycle; both are Mondays.
    """

    texts: Mapping[str, str]
    observed: Sequence[Observed]
    starts: tuple[date, date]


def files(today: date, *, rng: np.random.Generator) -> Files:
    """The insurer's files of a day.

    Args:
        today: First day, in London, of which nothing is told.
        rng: The only source of chance: the same generator and day give the same files.
    """
    told = insurer(today, rng)
    (of_observations,) = rng.spawn(1)
    observed = observations(told, today, rng=of_observations)
    return Files(
        texts={
            "policy.csv": _table(POLICY_HEADER, told.policy_rows),
            "work.csv": _table(WORK_HEADER, told.work_rows),
            "observations.csv": _table(
                HEADER, [(each.metric, f"{each.value:g}", str(each.at)) for each in observed]
            ),
            PLAN_FILE: plan(told.starts, observed),
        },
        observed=observed,
        starts=told.starts,
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
