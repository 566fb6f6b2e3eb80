"""What somebody wants an initiative to be: only what is said of it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Hypothesis, Initiative, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.document import document_of


@dataclass(frozen=True, slots=True)
class Edits:
    """What is said of an initiative; what is `None` stays as it is.

    Attributes:
        text: What is done.
        status: The status that it means to widen.
        moves: The key result that it should move.
        change: By how much. [the metric's unit]
        by_week: Until which week of the cycle.
        because: Why.
        teams: Who takes part.
        items: Keys of its flow items.
        epic: The parent of its flow items.
        label: The label of its flow items.
    """

    text: str | None = None
    status: str | None = None
    moves: str | None = None
    change: float | None = None
    by_week: int | None = None
    because: str | None = None
    teams: tuple[str, ...] | None = None
    items: tuple[str, ...] | None = None
    epic: str | None = None
    label: str | None = None


def edited(initiative: Initiative, edits: Edits) -> Initiative:
    """An initiative with what was said of it.

    Raises:
        NarrowsError: `hypothesis-unclear`.
    """
    parts = ("text", "status", "teams", "items", "epic", "label")
    given = {each: getattr(edits, each) for each in parts}
    said = {name: value for name, value in given.items() if value is not None}
    return replace(initiative, hypotheses=_hypotheses(initiative, edits), **said)


def said_of(initiative: Initiative) -> Mapping[str, object]:
    """An initiative as plain values, as a plan file has it."""
    alone = Objective("only", cycle="", owner="", text="", initiatives=(initiative,))
    document = document_of(Plan(objectives=(alone,)))
    said = cast("list[dict[str, list[dict[str, object]]]]", document["objectives"])
    return said[0]["initiatives"][0]


def _hypotheses(initiative: Initiative, edits: Edits) -> tuple[Hypothesis, ...]:
    """One of them is edited, or a new one comes; the others stay."""
    names = ("change", "by_week", "because")
    said = {name: getattr(edits, name) for name in names if getattr(edits, name) is not None}
    if edits.moves is None and not said:
        return initiative.hypotheses
    known = [each.key_result for each in initiative.hypotheses]
    if edits.moves is None and len(known) != 1:
        raise NarrowsError(
            "hypothesis-unclear",
            f"«{initiative.id}» bets on {len(known)} key results; say which one it should move "
            "with --moves KEY_RESULT.",
        )
    meant = edits.moves or known[0]
    if meant not in known:
        return (*initiative.hypotheses, replace(Hypothesis(meant), **said))
    return tuple(
        replace(each, **said) if each.key_result == meant else each
        for each in initiative.hypotheses
    )
