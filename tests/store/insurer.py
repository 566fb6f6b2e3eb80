"""A small insurer's plan that tests change a little."""

from dataclasses import replace
from datetime import UTC, date, datetime

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Organisation, Strategy, Waypoint
from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, FlowState, ItemType

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)

LOVED = Objective(
    id="loved",
    cycle="2026-Q4",
    owner="policy",
    text="Customers love it",
    waypoint="days",
    key_results=(
        KeyResult("nps", "mobile-nps", baseline=31, target=37.2),
        KeyResult(
            "wait",
            "status_wait",
            Scope("policy", ItemType.FEATURE, "Verifying", "p85", 4),
            baseline=9,
            target=0,
            counter_metric=CounterMetric("flow_velocity", Scope("policy")),
        ),
    ),
    initiatives=(
        Initiative("sit-in", "Sit together", (Hypothesis("wait", -6, 6, "asked at once"),)),
    ),
    ripples=(Ripple("widely-used", "helps", "it ends where ours ends"),),
)
USED = Objective("widely-used", "2026-Q4", ORGANISATION, "Everybody uses it")
QUICK = Objective("quick", "2026-Q4", "policy", "It is there at once")

INSURER = Plan(
    organisation=Organisation("Harbour", "Europe/London"),
    strategy=Strategy("Be loved", ("No data leaves",), (Waypoint("days", "In days"),)),
    metrics=(ObservedMetric("mobile-nps", "Mobile NPS", "points"),),
    sources=(Source("log", "csv_file", "/log.csv", "Europe/London", {"item": "key"}),),
    streams=(
        ValueStream(
            "policy",
            Workflow(
                (
                    WorkflowStatus("Verifying", FlowState.ACTIVE),
                    WorkflowStatus("Done", FlowState.DONE),
                )
            ),
            (Take("log", {Attribute.PROJECT: ("POL", "POX")}),),
            {"Story": ItemType.FEATURE},
            name="Policy",
            teams=("mobile", "underwriting"),
        ),
    ),
    cycles=(Cycle("2026-Q4", date(2026, 10, 5)),),
    objectives=(USED, LOVED, QUICK),
)


def with_objectives(*objectives: Objective) -> Plan:
    """The insurer with other objectives."""
    return replace(INSURER, objectives=objectives)


def with_teams(*teams: str) -> Plan:
    """The insurer with other teams in its stream."""
    return replace(INSURER, streams=(replace(INSURER.streams[0], teams=teams),))
