"""What a thing to do could be meant to move: by the metrics of its stream, and by its own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from narrows.analytics.wording_plain import plain
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import MetricKind
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.rules.once import once
from narrows.rules.places import flow_words, is_whole, key_results
from narrows.rules.sentences import flow_metrics, is_outcome

MOST = 3

_HINTS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"\b(?:{pattern})"), told)
    for pattern, told in (
        (r"carts?\b|baskets?\b|check-?outs?\b|payments?\b", "carts that end in an order"),
        (r"sign-? ?in|log-? ?in|sso\b|authenticat", "people who get in at the first try"),
        (r"sign-? ?up|regist(?:er|ration)|onboard", "newcomers who are still there after 4 weeks"),
        (r"search", "searches after which somebody opens a result"),
        (r"remind|notif|newsletter|e?-?mails?\b", "people who come back after a message"),
        (r"dashboards?|reports?\b|analytics|metrics", "decisions that somebody took by it"),
        (
            r"docs\b|documentation|guides?\b|tutorials?|help pages?",
            "questions that nobody asks again",
        ),
        (r"ci\b|deploy(?!\w* (?:the |a )?(?:chat)?bots?\b)", "days from commitment to done"),
        (
            r"(?:build|delivery) pipelines?|test suites?|(?:unit|automated|regression) tests?\b",
            "days from commitment to done",
        ),
        (r"automat", "hours of work by hand that nobody does any more"),
        (r"infrastructure|kubernetes|developer platform", "days from commitment to done"),
        (r"hir(?:e|ing)|recruit", "days that work waits for somebody who can do it"),
        (
            r"train(?:ing|ings|ed)?\b(?! station)|workshops?|courses?",
            "people who work otherwise four weeks later",
        ),
        (r"apps?\b|portal|website|pages?\b|mobile", "visits that end with what people came for"),
        (
            r"apis?\b|integrat|connect|interfaces?",
            "hours of work by hand that nobody does any more",
        ),
        (r"security|audit|complian|certif", "findings that are open for more than 30 days"),
        (r"support|tickets?|chat|service desk", "hours until somebody has an answer that helps"),
        (r"price|pricing|campaign|marketing|brand|content|posts?\b", "people who ask for an offer"),
    )
)
"""Words of deliverables → what is counted, when they help. Guesses, and told as questions."""


def candidates(objective: Objective, plan: Plan, *, said: str) -> Sequence[str]:
    """What a thing to do could move, the likeliest first; at most three.

    Args:
        objective: Which it stands under.
        plan: Whose streams and metrics there are.
        said: What is to be done, in words.
    """
    found = dict.fromkeys(_of_stream(objective, plan))
    if len(found) < MOST:
        found |= dict.fromkeys(_hints(said))
    return list(found)[:MOST]


def ask(objective: Objective, plan: Plan, *, said: str) -> str:
    """The question that finds the outcome behind a deliverable, with candidates."""
    told = " or ".join(candidates(objective, plan, said=said))
    seen = told or f"the number by which people would notice «{objective.text.rstrip(' .')}»"
    return f"ask «what changes for whom when it exists?»: perhaps {seen}, from where to where"


def _of_stream(objective: Objective, plan: Plan) -> Iterator[str]:
    """The stream's value metric, what its other objectives move, and its flow."""
    stream = plan.stream(objective.owner)
    value = plan.metric(stream.value_metric) if stream else None
    if value is not None:
        yield f"«{value.title}» (`{value.id}`)"
    yield from _moved(plan).get(objective.owner, ())
    if stream is not None and "flow_time" in flow_metrics():
        yield "«flow time» (`flow_time`)"
    if objective.owner == ORGANISATION and is_whole(plan):
        for metric in plan.metrics:
            if metric.kind is MetricKind.BUSINESS:
                yield f"«{metric.title}» (`{metric.id}`)"


@once
def _moved(plan: Plan) -> Mapping[str, Sequence[str]]:
    """Owner → the metrics that key results of theirs move."""
    found: dict[str, dict[str, None]] = {}
    for objective, each in key_results(plan):
        if each.metric is not None and is_outcome(each, plan):
            found.setdefault(objective.owner, {})[_metric(each, plan)] = None
    return {owner: tuple(told) for owner, told in found.items()}


def _metric(key_result: KeyResult, plan: Plan) -> str:
    metric = plan.metric(key_result.metric)
    if metric is not None:
        return f"«{metric.title}» (`{metric.id}`)"
    told = flow_words(key_result.metric or "", key_result.of)
    return f"«{told}» (`{key_result.metric}`)"


@lru_cache(maxsize=8192)
def _hints(said: str) -> Sequence[str]:
    text = plain(said)
    return [f"«{told}»" for pattern, told in _HINTS if pattern.search(text)]
