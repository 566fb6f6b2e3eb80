"""The history that a reading command is asked about. Imported when one runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console, line
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.services.flow.asking import history_of, instant_asked
from narrows.services.flow.spans import policy_of, spans_of, taking_nothing
from narrows.services.flow.versions import policy_versions
from narrows.views.rounding import instant

if TYPE_CHECKING:
    from narrows.cli.options import Asked


@dataclass(frozen=True, slots=True)
class AskedHistory:
    """What a command reads.

    Attributes:
        history: Visits and items as of one instant.
        versions: What streams declared, by their ids.
        as_of: Where it was asked to be cut; `None` is where its sources end. [UTC or None]
    """

    history: History
    versions: Mapping[str, Sequence[PolicyVersion]]
    as_of: datetime | None


def asked_history(asked: "Asked") -> AskedHistory:
    """The history of a home's streams, and since when they are counted as they are.

    Raises:
        NarrowsError: As `narrows.services.flow.asking.history_of`.
    """
    home = open_home(asked.home)
    plan = home.stored().plan
    with shown_progress() as progress:
        history = history_of(
            plan,
            home.warehouse,
            stream=asked.stream,
            as_of=asked.as_of,
            progress=progress,
        )
    _show_unknown(spans_of(history, asked.stream))
    versions = policy_versions(home.repository.audit("stream"))
    return AskedHistory(history, versions, instant_asked(plan, asked.stream, as_of=asked.as_of))


def _show_unknown(spans: Sequence[StreamSpan]) -> None:
    """Say where somebody asks about days of which the sources tell nothing (decision 32)."""
    late = [span for span in spans if span.as_of > span.complete_until]
    if late:
        first = min(late, key=lambda span: span.complete_until)
        zone = policy_of(first).zone
        told = (
            f"Asked as of {instant(first.as_of, zone)}, but the sources tell nothing after "
            f"{instant(first.complete_until, zone)}: later days are told as if nothing had moved."
        )
        typer.echo(line(told), err=True)


def show_taking_nothing(history: History, stream: str | None) -> None:
    """Name streams that have no numbers because they take nothing, which is not «nothing done».

    Args:
        history: That was read.
        stream: The one that is asked about; `None` is all of them.
    """
    for each in taking_nothing(history):
        if stream in (None, each):
            told = (
                f"{each} takes none of the items that its sources tell: correct its `takes` in the "
                "plan. What no stream takes: narrows items --stream unaligned"
            )
            console().print(line(told))
