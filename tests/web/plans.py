"""An insurer's plan, for pages; the words are ours, so are the numbers."""

from datetime import date

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.okr import Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Ambition, Organisation, Stance, Strategy, Waypoint
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.domain.streams import ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState, ItemType
from tests.web.measured_weeks import POLICY

WORKFLOW = Workflow(
    (
        WorkflowStatus("Backlog", FlowState.NEW),
        WorkflowStatus("Ready", FlowState.WAITING),
        WorkflowStatus("Developing", FlowState.ACTIVE),
        WorkflowStatus("Review", FlowState.WAITING),
        WorkflowStatus("Reviewing", FlowState.ACTIVE),
        WorkflowStatus("Verification", FlowState.WAITING),
        WorkflowStatus("Verifying", FlowState.ACTIVE),
        WorkflowStatus("Waiting for business input", FlowState.WAITING, queue_of="Verifying"),
        WorkflowStatus("Done", FlowState.DONE),
        WorkflowStatus("Dropped", FlowState.CANCELLED),
    )
)
CYCLES = (Cycle("2026-Q3", date(2026, 7, 6)), Cycle("2026-Q4", date(2026, 10, 5)))

LOVE = Objective(
    id="love-mobile",
    cycle="2026-Q4",
    owner="policy",
    text="Customers love our mobile experience",
    why="Nine of ten new customers meet us on a phone.",
    waypoint="days-not-weeks",
    ambition=Stance.COMMITTED,
    key_results=(
        KeyResult("nps", "mobile-nps", baseline=31, target=37.2),
        KeyResult(
            "feature-time",
            "flow_time",
            Scope("policy", item_type=ItemType.FEATURE, statistic="p85"),
            baseline=42,
            target=29.4,
            counter_metric=CounterMetric("flow_distribution", Scope("policy", ItemType.DEFECT)),
        ),
        KeyResult(
            "business-wait",
            "status_wait",
            Scope("policy", status="Waiting for business input"),
            baseline=9,
            target=0,
        ),
        KeyResult("load", "flow_load", Scope("policy"), low=60, high=90),
    ),
    initiatives=(
        Initiative(
            "business-in-the-room",
            "Business people sit with the stream two mornings a week",
            hypotheses=(Hypothesis("business-wait", -6, 6, "questions are answered the same day"),),
            status="Verifying",
            teams=("mobile", "underwriting"),
        ),
    ),
    ripples=(Ripple("most-innovative", "helps", "provisioning ends where our flow ends"),),
)
INNOVATE = Objective(
    id="most-innovative",
    cycle="2026-Q4",
    owner="organisation",
    text="Become the most innovative insurer in our industry",
    why="Customers choose the insurer that is there when they need it.",
    waypoint="days-not-weeks",
    ambition=Stance.STRETCH,
    key_results=(
        KeyResult("share", "market-share", baseline=10, target=13),
        KeyResult(
            "provision",
            "provision-time",
            baseline=48,
            target=24,
            counter_metric=CounterMetric("mobile-nps"),
        ),
    ),
)
CHEAPER = Objective(
    id="cheaper-hosting",
    cycle="2026-Q4",
    owner="platform",
    text="Growth does not cost more to host",
    why="The market share result is limited by hosting cost.",
    key_results=(
        KeyResult("cost", "hosting-cost", baseline=4.0, target=1.0),
        KeyResult("debt", "flow_distribution", Scope("platform", ItemType.DEBT), target=0.35),
    ),
    initiatives=(
        Initiative(
            "storage-tiers",
            "Move cold data to cheaper storage",
            hypotheses=(Hypothesis("cost", -1.5, 8, "storage is most of the bill"),),
        ),
    ),
)
FASTER = Objective(
    id="faster-quotes",
    cycle="2026-Q3",
    owner="policy",
    text="A quote while you wait",
    key_results=(KeyResult("quote", "flow_time", Scope("policy"), baseline=60, target=42),),
)

INSURER = Plan(
    organisation=Organisation(
        "Harbour Insurance",
        "Europe/London",
        ambition=Ambition(Stance.STRETCH, 0.7, "We would rather learn from 70 %."),
    ),
    strategy=Strategy(
        "The most innovative insurer in our industry.",
        waypoints=(
            Waypoint(
                "days-not-weeks", "A policy is provisioned in days, not weeks", date(2027, 6, 30)
            ),
        ),
    ),
    metrics=(
        ObservedMetric("market-share", "Market share", "percent", Better.HIGHER),
        ObservedMetric("mobile-nps", "Mobile customer NPS", "points", Better.HIGHER),
        ObservedMetric("provision-time", "Time to provision a policy", "days", Better.LOWER),
        ObservedMetric(
            "hosting-cost", "Cloud hosting cost per policy", "EUR", Better.LOWER, is_financial=True
        ),
    ),
    streams=(
        ValueStream(
            "policy",
            WORKFLOW,
            (),
            policy=POLICY,
            name="Policy",
            customer="People who insure themselves on their phone",
            value_metric="mobile-nps",
            teams=("mobile", "underwriting"),
        ),
        ValueStream("claims", WORKFLOW, (), policy=POLICY, name="Claims"),
        ValueStream(
            "platform", WORKFLOW, (), policy=POLICY, name="Platform", value_metric="hosting-cost"
        ),
    ),
    cycles=CYCLES,
    objectives=(INNOVATE, LOVE, CHEAPER, FASTER),
)
