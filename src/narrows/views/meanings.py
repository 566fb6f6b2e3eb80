"""What do our numbers mean? Every number that can be taken apart, with its definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.services.explain.meanings import OF_COMMANDS, Meant, every_meaning

TITLES: Mapping[str, str] = {
    "statuses": "A status, over the whole history",
    "bottleneck": "What limits and what delays",
    "load": "Load by type",
    "traffic": "Arrivals and departures",
    "losses": "Worked on again, and given up",
    "waits": "Waits that several streams have",
    "value_score": "Where capacity goes",
    "key_result": "Key results",
}
"""By what is asked for, where it is no metric of flow."""


@dataclass(frozen=True, slots=True)
class MeaningsPart:
    """Numbers that stand together on a page."""

    title: str
    numbers: tuple[Meant, ...]


@dataclass(frozen=True, slots=True)
class MeaningsPage:
    """All numbers, the metrics of flow first."""

    parts: tuple[MeaningsPart, ...]


def meanings_page() -> MeaningsPage:
    """Lay out what every number means."""
    told = every_meaning()
    flow = MeaningsPart("Flow metrics", _metrics(told))
    parts = (MeaningsPart(TITLES.get(name, name), _of_command(told, name)) for name in OF_COMMANDS)
    return MeaningsPage((flow, *parts))


def _metrics(told: Sequence[Meant]) -> tuple[Meant, ...]:
    n_others = sum(len(own) for own in OF_COMMANDS.values())
    return tuple(told[: len(told) - n_others])


def _of_command(told: Sequence[Meant], name: str) -> tuple[Meant, ...]:
    others = told[len(_metrics(told)) :]
    return tuple(each for each in others if each.metric == name)
