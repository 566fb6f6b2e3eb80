"""Which sources a tool may call for."""

from collections.abc import Mapping

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.reading import Connector
from narrows.services.plan.metric_checks import choice


def hook_base(plan: Plan, source: str, *, connectors: Mapping[str, Connector]) -> str:
    """The address that a source's tool is spoken to at, if it is one that can call.

    Raises:
        NarrowsError: `source-unknown`, `hook-unheard`.
    """
    found = next((each for each in plan.sources if each.id == source), None)
    if found is None:
        known = [each.id for each in plan.sources]
        raise NarrowsError(
            "source-unknown", f"There is no source «{source}»; {choice(source, known)}."
        )
    connector = connectors.get(found.connector)
    if connector is None or connector.live is None or connector.live.webhook is None:
        raise NarrowsError(
            "hook-unheard",
            f"Source «{source}» is read by {found.connector}, for which no tool calls; webhooks "
            "are heard for jira and github, and what a tool brings by itself is pushed.",
        )
    return connector.live.base(found.path)
