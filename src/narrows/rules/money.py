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
_OTHERS = (
    r"(?:tenants?|households?|famil(?:y|ies)|residents?|patients?|customers?|members?|farmers?"
    r"|students?|pupils?|parents|citizens?|growers?)"
)
_NOT_MONEY = re.compile(
    r"\b(?:staff|employee|team|personnel|nurses?|teachers?|drivers?|volunteers?|crew|tenant|member|bed"
    r"|room|table|stock|inventory) turnover\b|\bturnover (?:time|among|of (?:staff|beds|rooms))\b"
    r"|\bmargin of error\b|\b(?:on|within|over|under) budget\b|\bbudget (?:airlines?|hotels?)\b"
    r"|\b(?:online|room|table|class|court|appointment|direct|repeat) bookings\b"
    r"|\bbookings (?:made|online|that|with|without|cancelled|per)\b"
    rf"|\b{_OTHERS}(?:'s?)? (?:save|savings?|bills?|spending|debts?|rents?|pays?)\b"
    rf"|\b(?:savings?|bills?|debts?|rents?|fees|fares) (?:of|for|per) (?:our |each )?{_OTHERS}\b"
)
"""Words that sound of money, and what others save or pay: that is what they notice."""


def is_money(key_result: KeyResult, plan: Plan) -> bool:
    """Whether it is about money alone."""
    metric = plan.metric(key_result.metric)
    if metric is not None:
        return metric.is_financial
    if key_result.metric in flow_metrics():
        return False
    text = words(key_result, plan).casefold()
    return _MONEY.search(text) is not None and not _NOT_MONEY.search(text)
