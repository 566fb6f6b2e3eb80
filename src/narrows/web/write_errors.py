"""What is wrong of an objective that is written, told at the field that it is about."""

from collections.abc import Mapping, Sequence

from narrows.services.plan.part import At
from narrows.services.writing.fitting import Refused
from narrows.web.write_fields import INITIATIVES, KEY_RESULTS, PLAIN
from narrows.web.write_given import Written

MESSAGES: Mapping[str, str] = {
    "key-result-without-metric": "Say what is measured, from where to where: take what is offered, "
    "or choose a metric. Something to do belongs among the bets.",
    "key-result-without-target": "Say where it should be, or within what it should stay.",
    "target-is-baseline": "It ends where it starts, so there is nothing to reach.",
    "key-result-two-kinds": "Either it reaches a target, or it stays within bounds: keep one.",
    "band-upside-down": "Nothing lies within these bounds; swap them.",
    "hypothesis-without-change": "That moves nothing; say by how much, or leave it empty.",
}
"""Slug → what is said beside its field, where a plan file says it in its own words."""

FIELDS: Mapping[str, str] = {
    "key_result": "moves",
    "change": "by",
    "by_week": "until",
    "counter_metric": "counter",
    "hypothesis": "moves",
}
"""Part of a plan file → the field that shows it, where that is called otherwise."""

OF_WHOLE: Mapping[str, str] = {"key-result-without-target": "target", "scope-incomplete": "status"}
"""Slug → the field that lacks something, where only the whole key result is named."""


def errors_of(written: Written, refused: Sequence[Refused]) -> Mapping[str, str]:
    """Name of a field → what is wrong of it; an empty name is the whole form."""
    found = dict(written.unread)
    for each in refused:
        message = MESSAGES.get(each.slug) or each.message
        if each.slug == "scope-incomplete" and "item_type" in message:
            name = _field(written, (*each.at, "item_type"))
        else:
            more = OF_WHOLE.get(each.slug)
            name = _field(written, (*each.at, more) if more else each.at)
        found.setdefault(name, message[:1].upper() + message[1:])
    return found


def _field(written: Written, at: At) -> str:
    kind, nth = f"{at[0]}" if at else "", at[1] if len(at) > 1 else None
    if kind == "metrics" and isinstance(nth, int):
        part = "new_unit" if at[2:] == ("unit",) else "new_title"
        return f"{KEY_RESULTS}/{written.new[nth]}/{part}"
    rows = {KEY_RESULTS: written.key_results, INITIATIVES: written.initiatives}.get(kind, ())
    if isinstance(nth, int) and nth < len(rows):
        return f"{kind}/{rows[nth]}/{_part(at[2:])}"
    return kind if kind in PLAIN else ""


def _part(at: At) -> str:
    steps = [each for each in at if isinstance(each, str) and each != "of"]
    if "counter_metric" in steps:
        return FIELDS["counter_metric"]
    return FIELDS.get(steps[-1], steps[-1]) if steps else "text"
