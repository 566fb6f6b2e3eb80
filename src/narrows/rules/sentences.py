"""What key results are: read from their words, and from the metric that they are bound to."""

from functools import lru_cache

from narrows.analytics.patterns import compiled_later, may_say
from narrows.analytics.wording import Wording, classify
from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Metric, MetricKind
from narrows.domain.plan import Plan
from narrows.domain.registry import collect
from narrows.rules.places import words
from narrows.rules.share_words import tells_share

PERCENT = ("percent", "%")
SHARES = ("ratio", *PERCENT)
"""Units in which 1 is no «done»."""

_OF_TEAMS = (
    "story point", "sprint", "velocity", "lines of code", "burn", "focus factor", "coverage",
    "deploy", "ticket", "task", "stories", "issues", "bugs", "jira", "commits", "pull requests",
    "merge requests", "prs", "mrs", "mr rate", "pr rate", "build ", "code smell",
)  # fmt: skip
"""Without any of these nothing of a team is said."""

_TEAM_WORDS = compiled_later(
    r"\bstory points?\b|\bsprint (?:velocity|commitment|burn-?down|goals?)\b|\bvelocity of \d"
    r"|\bteam(?:'s)? velocity\b|\blines of code\b|\bburn-?down\b|\bfocus factor\b"
    r"|(?<!covid )(?<!hiv )(?<!drug )\b(?:test|tests|code|unit|statement|automation)(?: test)?"
    r" coverage\b(?! (?:of|in|among|for) (?:the |all )?(?:\w+ ){0,2}(?:homes|people|residents"
    r"|patients|households|schools|pupils|children|adults|staff|wards|districts|regions|farms)\b)"
    r"|\b(?:branch|line) coverage (?:by|of|in) (?:\w+ )?(?:tests?|code)\b"
    r"|\b(?:number of )?(?:deploys|deployments)\b(?= (?:per|a|each|every)\b)"
    r"|\bdeploy(?:ment|s)? frequency\b|\bdeploys? (?:at least )?(?:\d+|twice|three) times\b"
    r"|\b(?:tickets?|tasks?|stories|issues|bugs|jiras?) (?:are )?(?:closed|done|completed|resolved)"
    r"(?: (?:per|a|each|every)\b|$)"
    r"|\bclos(?:e|ed|ing) (?:at least )?\d+%? (?:of )?(?:\w+ )?(?:tickets|tasks|issues|bugs)\b"
    r"|\b(?:number of )?(?:commits|pull requests|merge requests|prs|mrs)\b"
    r"(?= (?:per|a|each|every|merged)\b)"
    r"|\b(?:mr|pr) rate\b|\bbuild (?:success|pass) rate\b|\bcode smells?\b"
)
"""What a team watches while it works.

«Coverage» alone is what an insurer sells, «line coverage» what a bus has; people are tested, too.
"""


@lru_cache(maxsize=8192)
def wording_of(said: str) -> Wording:
    """What a sentence is; several rules ask the same ones."""
    return classify(said)


def is_surely(said: str, kind: WordingKind) -> bool:
    """Whether a sentence is of a kind, and surely."""
    return wording_of(said).is_surely(kind)


def told(key_result: KeyResult, plan: Plan) -> str:
    """Its words with the numbers that stand beside them: «Open tickets from 90 to 40».

    A start of 0 is left out, since everything that is not there yet begins there; and so are the
    numbers of a metric that bears another name than the words.
    """
    said = words(key_result, plan)
    is_other = bool(key_result.text) and key_result.metric is not None
    if is_other or key_result.target is None or is_done_or_not(key_result, plan):
        return said
    if any(map(str.isdigit, said)):
        return said
    metric = plan.metric(key_result.metric)
    unit = " %" if metric is not None and metric.unit.casefold() in PERCENT else ""
    start = f" from {key_result.baseline:.10g}{unit}" if key_result.baseline else ""
    return f"{said}{start} to {key_result.target:.10g}{unit}"


def is_outcome(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it surely shows a change: in its words, or by the metric that it is bound to."""
    said = told(key_result, plan)
    if is_surely(said, WordingKind.OUTCOME):
        return True
    if is_unworded_flow(key_result, plan):
        return True
    is_bound = key_result.metric is not None and not is_deliverable(key_result, plan)
    return is_bound and not is_surely(said, WordingKind.ACTIVITY)


def is_deliverable(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it is surely something to make or do, or goes from 0 to 1."""
    if is_to_do(key_result, plan):
        return True
    said = told(key_result, plan)
    return is_done_or_not(key_result, plan) and not is_surely(said, WordingKind.OUTCOME)


def is_to_do(key_result: KeyResult, plan: Plan) -> bool:
    """Whether its words surely say what to make or do, with the numbers beside them and without."""
    if is_unworded_flow(key_result, plan):
        return False
    said = words(key_result, plan)
    if not is_surely(said, WordingKind.OUTPUT) or tells_share(said):
        return False
    return is_surely(told(key_result, plan), WordingKind.OUTPUT)


def is_done_or_not(key_result: KeyResult, plan: Plan) -> bool:
    """Whether its metric goes from 0 to 1, and is no share."""
    metric = plan.metric(key_result.metric)
    goes_up_by_one = (key_result.baseline, key_result.target) == (0, 1)
    return goes_up_by_one and metric is not None and metric.unit.casefold() not in SHARES


def is_flow(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it is bound to a flow metric."""
    return plan.metric(key_result.metric) is None and key_result.metric in flow_metrics()


def is_unworded_flow(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it is bound to a flow metric and nobody gave it words of its own.

    What it is called then names a status, and «Ready for review», «Approved» and «Go-live» are
    places where work waits, not what anybody makes.
    """
    return not key_result.text and is_flow(key_result, plan)


@lru_cache(maxsize=1)
def flow_metrics() -> frozenset[str]:
    """The names of the flow metrics that are there."""
    found = collect("narrows.metrics", "metric")
    return frozenset(each.name for each in found if isinstance(each, Metric))


def is_of_team(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it measures how a team works: by its metric's kind, else by its words."""
    metric = plan.metric(key_result.metric)
    if metric is not None and metric.kind is MetricKind.TEAM:
        return True
    is_bound = metric is not None or key_result.metric in flow_metrics()
    return not is_bound and says_team(words(key_result, plan))


@lru_cache(maxsize=8192)
def says_team(said: str) -> bool:
    """Whether words say how a team works."""
    text = said.casefold()
    return may_say(text, _OF_TEAMS) and _TEAM_WORDS.search(text) is not None
