"""The fields of an objective that is written: their names, and what stands in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from narrows.services.writing.fitting import Given
from narrows.services.writing.offers import Offer
from narrows.views.rounding import in_field

KEY_RESULTS, INITIATIVES = "key_results", "initiatives"
NEW_METRIC = "?"
"""What stands for a metric that the plan lacks; no id is called so."""

PLAIN = ("cycle", "owner", "text", "why", "waypoint", "ambition", "author")
NUMBERS = ("baseline", "target", "low", "high")
SCOPE = ("item_type", "status", "statistic", "window_weeks")
FIRST_ROWS = 2
"""Key results that a new objective has room for at once; more are a key away."""

Fields = Mapping[str, str]
"""Name of a field → what stands in it."""


def rows_of(told: Fields, kind: str) -> Sequence[str]:
    """The numbers of the rows of a kind that a form has, in order."""
    found = (re.match(rf"{kind}/(\d{{1,4}})/", name) for name in told)
    return sorted(dict.fromkeys(each[1] for each in found if each), key=int)


def next_row(told: Fields, kind: str) -> str:
    """The number of a further row."""
    return str(max(map(int, rows_of(told, kind)), default=-1) + 1)


def row_of(told: Fields, kind: str, *, row: str) -> dict[str, str]:
    """The fields of one row, by the ends of their names."""
    prefix = f"{kind}/{row}/"
    return {
        name.removeprefix(prefix): told[name].strip() for name in told if name.startswith(prefix)
    }


def first_fields(cycle: str, owner: str, *, waypoint: str = "") -> Fields:
    """What stands in the form of a new objective."""
    rows = {f"{KEY_RESULTS}/{row}/text": "" for row in range(FIRST_ROWS)}
    return {"cycle": cycle, "owner": owner, "waypoint": waypoint, **rows}


def fields_of(document: Given) -> Fields:
    """What stands in the form that changes an objective; there is room for a key result."""
    told = {name: f"{document.get(name, '')}" for name in PLAIN}
    results = cast("list[Given]", document.get(KEY_RESULTS, []))
    told |= {} if results else {f"{KEY_RESULTS}/0/text": ""}
    ids = [each["id"] for each in results]
    for row, each in enumerate(results):
        told |= {f"{KEY_RESULTS}/{row}/{name}": value for name, value in _key_result(each)}
    for row, each in enumerate(cast("list[Given]", document.get(INITIATIVES, []))):
        told |= {f"{INITIATIVES}/{row}/{name}": value for name, value in _bet(each, ids)}
    return told


def taken_fields(offer: Offer, *, is_new: bool) -> Fields:
    """What an offer writes into the fields of its row.

    Args:
        offer: What the words mean.
        is_new: Whether a metric that the plan lacks is meant, rather than the nearest that it has.
    """
    told = {name: _number(getattr(offer, name)) for name in NUMBERS}
    if offer.new is not None and (is_new or offer.near is None):
        better = offer.new.better.value if offer.new.better else ""
        metric = {"metric": NEW_METRIC, "new_title": offer.new.title, "new_unit": offer.new.unit}
        return {**told, **metric, "new_better": better}
    of = {name: getattr(offer.of, name) for name in SCOPE}
    return {**told, "metric": offer.metric, **{name: f"{of[name] or ''}" for name in SCOPE}}


def _key_result(part: Given) -> Iterator[tuple[str, str]]:
    of = cast("Given", part.get("of", {}))
    counter = cast("Given", part.get("counter_metric", {}))
    yield "counter", f"{counter.get('metric', '')}"
    for name in ("id", "text", "metric"):
        yield name, f"{part.get(name, '')}"
    for name in NUMBERS:
        yield name, _number(part.get(name))
    for name in SCOPE:
        yield name, f"{of.get(name, '')}"


def _bet(part: Given, key_results: Sequence[object]) -> Iterator[tuple[str, str]]:
    hypotheses = cast("list[Given]", part.get("hypothesis", []))
    only = hypotheses[0] if len(hypotheses) == 1 else {}
    for name in ("id", "text", "status"):
        yield name, f"{part.get(name, '')}"
    moved = only.get("key_result")
    yield "moves", f"{key_results.index(moved)}" if moved in key_results else ""
    yield "by", _number(only.get("change"))
    yield "until", f"{only.get('by_week', '')}"
    yield "because", f"{only.get('because', '')}"


def _number(value: object) -> str:
    return in_field(value) if isinstance(value, int | float) else ""
