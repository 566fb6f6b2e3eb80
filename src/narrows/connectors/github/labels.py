"""The labels of an item in time, and what they say of its type and of whether it is blocked."""

from collections.abc import Sequence
from datetime import datetime

from narrows.connectors.github.events import PULL, removed_first, untold_labels
from narrows.connectors.github.rules import Labels, Rules
from narrows.connectors.github.told import PULL_TYPE, History, Made
from narrows.domain.work import Attribute


def tell_labels(history: History, made: Made, *, rules: Rules, is_settled: bool) -> None:
    """Labels, and what they say of an item's type and of whether it is blocked."""
    held = dict.fromkeys(removed_first(made.events))
    untold = untold_labels(made.item, made.events) if is_settled else []
    held.update(dict.fromkeys(untold))
    is_pull = made.item.get("__typename") == PULL

    def tell(at: datetime, id_: str) -> None:
        history.tell(Attribute.LABEL, ", ".join(sorted(held)), at=at, id_=f"{id_}-label")
        if rules.item_type:
            kind = _meaning(rules.item_type, list(held)) or (PULL_TYPE if is_pull else "")
            history.tell(Attribute.ITEM_TYPE, kind, at=at, id_=f"{id_}-item_type")
        if rules.blocked:
            blocked = _meaning(rules.blocked, list(held))
            history.tell(Attribute.BLOCKED, blocked, at=at, id_=f"{id_}-blocked")

    # Found only later, they count all the same: what is kept under one id is never changed.
    tell(made.at, "created-untold" if untold else "created")
    for each in made.events:
        if each.kind == "LabeledEvent":
            held[each.label] = None
        elif each.kind == "UnlabeledEvent":
            held.pop(each.label, None)
        else:
            continue
        tell(each.at, each.id)


def _meaning(labels: Labels, held: Sequence[str]) -> str:
    """What the newest of the labels that mean something means."""
    meant = [labels.meaning(each) for each in held]
    return next((each for each in reversed(meant) if each), "")
