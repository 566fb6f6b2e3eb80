"""The history that a reading command is asked about. Imported when one runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrows.bootstrap import open_home
from narrows.cli.render.progress import shown_progress
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History
from narrows.services.flow.asking import history_of
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
