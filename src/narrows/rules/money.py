"""Is a key result money? By what its metric says of itself, else by its words."""

import re

from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.rules.places import words
from narrows.rules.sentences import flow_metrics

_MONEY = re.compile(
    r"\b(?:revenues?|arr|mrr|acv|iacv|tcv|ebitda?|profits?|profitability|turnover|bookings|margins?"
    r"|cash ?flow|share price|earnings|opex|capex|budget|gmv|sales volume|cost savings?)\b"
    r"|[$€£] ?[\d.,]+ ?(?:k|m|bn|million|thousand)?\b|\b[\d.,]+ ?(?:k|m|million|bn)? ?"
    r"(?:eur|usd|gbp|chf|dollars|euros)\b"
)
_NOT_MONEY = re.compile(r"\b(?:staff|employee|team|personnel) turnover\b|\bmargin of error\b")


def is_money(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it is about money alone."""
    metric = plan.metric(key_result.metric)
    if metric is not None:
        return metric.is_financial
    if key_result.metric in flow_metrics():
        return False
    text = words(key_result, plan).casefold()
    return _MONEY.search(text) is not None and not _NOT_MONEY.search(text)
