"""Labels that were renamed in their repository: GitHub tells that by no event."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from narrows.connectors.github.events import Event, removed_first, untold_labels
from narrows.connectors.github.rules import Labels, Rules
from narrows.connectors.json_values import Object, as_list, as_object, as_text


def as_called_now(item: Object, events: Sequence[Event], *, rules: Rules) -> list[Event]:
    """The events, with the names that labels have today, or had when they were taken.

    An event keeps the word of its day. A label that one gave and none took, and that the item has
    no more, is one that it has today, or lost since, and that no event gave: it was not made with
    that.

    Args:
        item: As it is now.
        events: Its history, in time.
        rules: Which labels mean something: one for another of the same meaning, if there are more.
    """
    lost, new = _lost_labels(item, events), _never_given(item, events)
    called: dict[str, str] = {}
    for alike in (_kind_by(rules), lambda _: ()):
        for old, given in lost.items():
            fits = (e for e, taken in new.items() if given < taken and alike(e) == alike(old))
            found = next(fits, None)
            if found is not None and old not in called:
                called[old] = found
                del new[found]
    # What was kept under an id is never changed, and each event's labels are told together.
    stamp = "".join(f"-as-{each}" for each in called.values())
    return [
        replace(each, label=called.get(each.label, each.label), id=f"{each.id}{stamp}")
        if each.label and called
        else each
        for each in events
    ]


def _lost_labels(item: Object, events: Sequence[Event]) -> dict[str, int]:
    """Those given by an event and taken by none that it has not today → the place of that event."""
    held: dict[str, int] = {}
    for place, each in enumerate(events):
        held.pop(each.label, None)
        if each.kind == "LabeledEvent":
            held[each.label] = place
    nodes = as_list(as_object(item.get("labels")).get("nodes"))
    now = {as_text(as_object(each).get("name")) for each in nodes}
    return {each: place for each, place in held.items() if each not in now}


def _never_given(item: Object, events: Sequence[Event]) -> dict[str, int]:
    """Those that no event gave before one took them, if one did → the place of that event."""
    places = {each.label: place for place, each in reversed([*enumerate(events)])}
    taken = {each: places[each] for each in removed_first(events)}
    return {**taken, **dict.fromkeys(untold_labels(item, events), len(events))}


def _kind_by(rules: Rules) -> Callable[[str], tuple[bool, ...]]:
    """What a label tells of: status, type, whether it is blocked."""
    told: tuple[Labels, ...] = (rules.status, rules.item_type, rules.blocked)
    return lambda label: tuple(bool(each.meaning(label)) for each in told)
