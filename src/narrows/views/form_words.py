"""What findings say in the notation of a plan file and of commands, as people say it on a page."""

import re
from collections.abc import Callable, Mapping

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.views.form_phrases import PHRASES

Words = Callable[[re.Match[str], Plan], str]

_KEY_RESULT = re.compile(r"`\{(metric: [^`]+)\}`")
_RIPPLE = re.compile(r"`(?:ripples: \[)?\{to: ([^,`]+), effect: (\w+)\}\]?`")
_PAIR = re.compile(r"(\w+): ([^{},]+)")
_REST = re.compile(r"(?: \(`[^`]+`\))|`([^`]+)`")
_LEFT_OUT = "…"


def in_form_words(text: str, plan: Plan) -> str:
    """A text of a finding for people who write in a form and see pages.

    Args:
        text: With what a plan file or a command would say in backticks.
        plan: Knows what ids are called.
    """
    if "`" not in text:
        return text
    for pattern, words in PHRASES:
        text = pattern.sub(words, text)
    for shape, said in _SHAPES.items():
        text = shape.sub(_of(plan, said), text)
    return text


def _of(plan: Plan, said: Words) -> Callable[[re.Match[str]], str]:
    return lambda found: said(found, plan)


def _key_result(found: re.Match[str], plan: Plan) -> str:
    told = dict(_PAIR.findall(found[1]))
    name = _metric(told["metric"].strip(), plan)
    of = f" of {told['item_type']}s" if "item_type" in told else ""
    status = told.get("status", "")
    waits = f" in {status}" if status and status != _LEFT_OUT else ""
    stream = told.get("stream", "")
    whose = "" if stream in ("", _LEFT_OUT) else f" of {_owner(stream, plan)}"
    return f"«{name}{of}{waits}{whose}»{_numbers(told)}"


def _numbers(told: Mapping[str, str]) -> str:
    start, end = told.get("baseline", _LEFT_OUT), told.get("target")
    if "low" in told or "high" in told:
        said = {"at least ": told.get("low"), "at most ": told.get("high")}
        bounds = [word + value for word, value in said.items() if value not in (None, _LEFT_OUT)]
        return f", {' and '.join(bounds)}" if bounds else " with the least and the most of it"
    if end is None:
        return ""
    if end == _LEFT_OUT:
        return " with a target"
    # On pages a figure leads to what it was measured of, and this one is only proposed.
    if end.strip() == "0":
        return " down to nothing"
    return f" to {end}" if start == _LEFT_OUT else f" from {start} to {end}"


def _ripple(found: re.Match[str], plan: Plan) -> str:
    return f"a ripple that {found[2]} «{_named(found[1], plan)}»"


def _name(found: re.Match[str], plan: Plan) -> str:
    """An id as it is called; one in brackets stands behind its own name already."""
    return f"«{_named(found[1], plan)}»" if found[1] else ""


def _named(id_: str, plan: Plan) -> str:
    objective = plan.objective(id_)
    if objective is not None:
        return objective.text
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    for each in waypoints:
        if f"waypoint: {each.id}" == id_:
            return each.text
    if id_ == ORGANISATION or plan.stream(id_) is not None:
        return _owner(id_, plan)
    return _metric(id_, plan)


def _owner(owner: str, plan: Plan) -> str:
    stream = plan.stream(owner)
    if stream is not None:
        return stream.name or stream.id
    return plan.organisation.name or "the organisation" if owner == ORGANISATION else owner


def _metric(id_: str, plan: Plan) -> str:
    metric = plan.metric(id_)
    return metric.title or metric.id if metric else re.sub("[_-]", " ", id_)


_SHAPES: Mapping[re.Pattern[str], Words] = {
    _KEY_RESULT: _key_result,
    _RIPPLE: _ripple,
    _REST: _name,
}
"""In their order: what is left when the longer ones are said is an id."""
