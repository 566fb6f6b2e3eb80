"""The history that a reading command is asked about. Imported when one runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrows.bootstrap import open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console, line
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History
from narrows.services.flow.asking import history_of
from narrows.services.flow.spans import taking_nothing
from narrows.services.flow.versions import policy_versions

if TYPE_CHECKING:
    from narrows.cli.options import Asked


@dataclass(frozen=True, slots=True)
class AskedHistory:
    """What a command reads.

    Attributes:
        history: Visits and items as of one instant.
        versions: What streams declared, by their ids.
    """

    history: History
    versions: Mapping[str, Sequence[PolicyVersion]]


def asked_history(asked: "Asked") -> AskedHistory:
    """The history of a home's streams, and since when they are counted as they are.

    Raises:
        NarrowsError: As `narrows.services.flow.asking.history_of`.
    """
    home = open_home(asked.home)
    with shown_progress() as progress:
        history = history_of(
            home.stored().plan,
            home.warehouse,
            stream=asked.stream,
            as_of=asked.as_of,
            progress=progress,
        )
    return AskedHistory(history, policy_versions(home.repository.audit("stream")))


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
