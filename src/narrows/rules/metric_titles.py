"""What the metrics of a plan are called: by the words that carry their titles and ids."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from narrows.domain.plan import ObservedMetric
from narrows.rules.gists import gist
from narrows.rules.once import once


@once
def called(metrics: Sequence[ObservedMetric]) -> Mapping[frozenset[str], int]:
    """What carries a name → the place of the first metric that has it."""
    found: dict[frozenset[str], int] = {}
    for at, metric in enumerate(metrics):
        for each in titles_of(metric.title, metric.id):
            found.setdefault(each, at)
    return found


@lru_cache(maxsize=8192)
def titles_of(title: str, id_: str) -> tuple[frozenset[str], frozenset[str]]:
    """What carries a metric's names."""
    return gist(title), gist(id_.replace("-", " "))
