"""Labels that were renamed in their repository: GitHub tells that by no event."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from narrows.connectors.github.events import Event, untold_labels
from narrows.connectors.github.rules import Labels, Rules
from narrows.connectors.json_values import Object, as_list, as_object, as_text


def as_called_now(item: Object, events: Sequence[Event], *, rules: Rules) -> list[Event]:
    """The events, with the names that labels have today.

    An event keeps the word of its day. A label that one gave and none took, and that the item has
    no more, is one that it has today and of which no event speaks: it was not made with that.

    Args:
        item: As it is now.
        events: Its history, in time.
        rules: Which labels mean something: one for another of the same meaning, if there are more.
    """
    lost, new = _lost_labels(item, events), untold_labels(item, events)
    called: dict[str, str] = {}
    for alike in (_kind_by(rules), lambda _: ()):
        for old in lost:
            found = next((each for each in new if alike(each) == alike(old)), None)
            if found is not None and old not in called:
                called[old] = found
                new.remove(found)
    # What was kept under an id is never changed, and each event's labels are told together.
    stamp = "".join(f"-as-{each}" for each in called.values())
    return [
        replace(each, label=called.get(each.label, each.label), id=f"{each.id}{stamp}")
        if each.label and called
        else each
        for each in events
    ]


def _lost_labels(item: Object, events: Sequence[Event]) -> list[str]:
    """Those given by an event and taken by none that it has not today, as they were given."""
    held: dict[str, None] = {}
    for each in events:
        held.pop(each.label, None)
        if each.kind == "LabeledEvent":
            held[each.label] = None
    nodes = as_list(as_object(item.get("labels")).get("nodes"))
    now = {as_text(as_object(each).get("name")) for each in nodes}
    return [each for each in held if each not in now]


def _kind_by(rules: Rules) -> Callable[[str], tuple[bool, ...]]:
    """What a label tells of: status, type, whether it is blocked."""
    told: tuple[Labels, ...] = (rules.status, rules.item_type, rules.blocked)
    return lambda label: tuple(bool(each.meaning(label)) for each in told)
