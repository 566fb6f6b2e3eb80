"""Connecting a tool: its token is tested, then plan and token are saved as one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.live import Live, Survey
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.reading import Connector
from narrows.domain.secret import Purpose, Secret, Vault
from narrows.domain.streams import Source, Workflow
from narrows.services.connect.keyring import Keyring
from narrows.services.connect.planned import with_source
from narrows.services.connect.suggesting import suggested, workflow_suggested
from narrows.services.connect.wanted import Wanted, live_named, wanted_source
from narrows.services.plan.applying import apply, compare
from narrows.services.plan.editing import checked
from narrows.services.sources.syncing import Dial

Knock = Callable[[Secret], Dial]
"""The way to tools with a token that is not kept yet."""


MOST_NAMED = 20
"""Projects that a line names."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What connecting needs.

    Attributes:
        connectors: By name.
        knock: The way to a tool.
        vault: Seals tokens.
        origin_of: From the address that a tool is spoken to at to its origin.
    """

    connectors: Mapping[str, Connector]
    knock: Knock
    vault: Vault
    origin_of: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a tool showed to a token.

    Attributes:
        source: As it would stand in the plan.
        live: How its tool is spoken to.
        survey: What there is to take, and its statuses.
        guesses: What the statuses may mean.
        takes_all: Whether naming nothing means all of it: the plan says so, or the tool is not in
            parts.
    """

    source: Source
    live: Live
    survey: Survey
    guesses: tuple[GuessedStatus, ...]
    takes_all: bool = False

    @property
    def workflow(self) -> Workflow | None:
        """The suggested one; `None` where no status is known to be done."""
        return workflow_suggested(self.guesses)


def survey(wanted: Wanted, plan: Plan, *, secret: Secret, tools: Tools) -> Surveyed:
    """Test a token with few questions, and see what there is to take. Nothing is saved.

    Raises:
        NarrowsError: `tool-unknown`, `source-taken`, `address-missing`, `token-in-plan`, and what
            the tool or the way to it refuses.
    """
    live = live_named(tools.connectors, wanted.tool)
    source = wanted_source(wanted, plan, live=live)
    with tools.knock(secret)(source, live) as reader:
        found = live.survey(reader, source)
    is_planned = any(each.id == source.id and not each.take for each in plan.sources)
    is_in_parts = bool(found.takeable) or not found.statuses
    takes_all = not source.take and (is_planned or not is_in_parts)
    return Surveyed(source, live, found, suggested(found.statuses), takes_all)


def connect(
    gate: Gate, surveyed: Surveyed, *, secret: Secret, stream: str, tools: Tools, now: datetime
) -> Plan:
    """Save a source that was surveyed, with its token, as one; and let it be synced at once.

    Args:
        gate: Where plan and token are kept.
        surveyed: What is connected.
        secret: Its token.
        stream: Id of the stream that takes it; empty is one of the source's own name, unless a
            stream takes it already.
        tools: What connecting needs.
        now: [UTC]

    Returns:
        The plan as it is now.

    Raises:
        NarrowsError: `take-missing`, and what plan and vault refuse; then nothing is saved.
    """
    source = surveyed.source
    refuse_untaken(surveyed)
    with gate.together() as together:
        stored = together.plan()
        before = stored.plan if stored else Plan(Organisation())
        wanted = with_source(before, source, workflow=surveyed.workflow, stream=stream)
        plan = checked(wanted, before=before)
        apply(compare(together, plan), together, now=now)
        keyring = Keyring(together, tools.vault, tools.origin_of)
        base = surveyed.live.base(source.path)
        keyring.keep(secret, source.id, purpose=Purpose.TOKEN, base=base, now=now)
        together.ask(source.id, now=now)
    return plan


def refuse_untaken(surveyed: Surveyed) -> None:
    """Refuse to connect a tool of which nothing is taken; a plan may have said that all is.

    Raises:
        NarrowsError: `take-missing`.
    """
    if not surveyed.source.take and not surveyed.takes_all:
        known = ", ".join(each.key for each in surveyed.survey.takeable[:MOST_NAMED])
        tool = surveyed.source.connector
        raise NarrowsError(
            "take-missing",
            f"Say what of {tool} is brought; the token shows {known or 'nothing'}.",
        )
