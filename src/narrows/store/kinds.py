"""All kinds of things that a plan is made of."""

from narrows.store import okr_tables as okrs
from narrows.store import plan_tables as tables
from narrows.store.things import Kind

ORGANISATION = Kind(
    "organisation",
    tables.organisation,
    {"pilots": tables.adoption_pilot, "leaders": tables.adoption_leader},
)
STRATEGY = Kind("strategy", tables.strategy, {"constraints": tables.strategy_constraint})
WAYPOINT = Kind("waypoint", tables.waypoint)
METRIC = Kind("metric", tables.observed_metric)
SOURCE = Kind(
    "source",
    tables.source,
    {
        "columns": tables.source_column,
        "status": tables.source_status,
        "take": tables.source_take,
    },
)
STREAM = Kind(
    "stream",
    tables.stream,
    {
        "teams": tables.stream_team,
        "item_types": tables.stream_item_type,
        "workflow": tables.workflow_status,
        "takes": tables.take,
        "where": tables.take_where,
        "offers": tables.stream_offer,
        "needs": tables.stream_need,
    },
)
CYCLE = Kind("cycle", tables.cycle)
OBJECTIVE = Kind("objective", okrs.objective, siblings=("cycle", "stream"))
KEY_RESULT = Kind("key result", okrs.key_result, siblings=("objective",))
INITIATIVE = Kind(
    "initiative",
    okrs.initiative,
    {
        "hypotheses": okrs.hypothesis,
        "teams": okrs.initiative_team,
        "items": okrs.initiative_item,
    },
    siblings=("objective",),
)
RIPPLE = Kind("ripple", okrs.ripple, siblings=("objective",))
MUTE = Kind("mute", tables.mute)
SEVERITY = Kind("severity", tables.severity)

KINDS = (
    ORGANISATION,
    STRATEGY,
    WAYPOINT,
    METRIC,
    SOURCE,
    STREAM,
    CYCLE,
    OBJECTIVE,
    KEY_RESULT,
    INITIATIVE,
    RIPPLE,
    MUTE,
    SEVERITY,
)
"""All kinds, the first what the others refer to."""
