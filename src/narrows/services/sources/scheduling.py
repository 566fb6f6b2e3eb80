"""Scheduling: how often each source of a plan is synced by a server."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from narrows.domain.reading import Connector
from narrows.domain.streams import PUSH, Source

USUAL = timedelta(minutes=15)
"""How often a tool is asked, unless the plan says otherwise."""


def intervals(
    sources: Sequence[Source], connectors: Mapping[str, Connector]
) -> Mapping[str, timedelta | None]:
    """Source → how often it is synced; `None` is only when somebody asks for it.

    A tool is asked every `USUAL`, a file is read where the plan says how often. What is pushed
    comes by itself, and is not among them.
    """
    return {
        each.id: _interval(each, connectors.get(each.connector))
        for each in sources
        if each.connector != PUSH
    }


def _interval(source: Source, connector: Connector | None) -> timedelta | None:
    if source.every_s is not None:
        return timedelta(seconds=source.every_s) if source.every_s else None
    return USUAL if connector is not None and connector.live is not None else None
