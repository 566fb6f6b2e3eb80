"""Ripples and conflicts as lines for people."""

from collections.abc import Sequence

from rich.console import Console

from narrows.cli.render.tables import line
from narrows.rules.places import flow_words
from narrows.services.ripples.conflicts import ConflictSide, RippleConflict
from narrows.services.ripples.graph import RippleGraph
from narrows.services.ripples.links import Link


def show_graph(graph: RippleGraph, shown: Console) -> None:
    """Each ripple with where it stands, then where waves meet."""
    for each in graph.links:
        waits = f", waits for {each.waits_for}" if each.waits_for else ""
        shown.print(line(f"{each.key}  ({each.state}{waits})"))
        parts = [each.text or "", each.strength or ""]
        felt = "; ".join(part for part in parts if part)
        shown.print(line(f"    {each.owner} {_effect(each)}{': ' if felt else ''}{felt}"))
        if each.words:
            shown.print(line(f"    «{each.words}»"))
    for met in graph.meetings:
        shown.print(line(f"At {met.to} waves are {met.meeting}: {', '.join(met.keys)}."))
    if not graph.links:
        shown.print("No ripple stands in this cycle.")


def _effect(link: Link) -> str:
    return f"{link.effect} {link.to if link.felt_by in {None, link.to} else link.felt_by}"


def show_conflicts(found: Sequence[RippleConflict], shown: Console) -> None:
    """Each pair that works against each other, and how far it has come in talking about it."""
    for each in found:
        shown.print(line(f"{flow_words(each.metric, each.of)}: {_pulls(each.one)}, "
                         f"{_pulls(each.other)}."))  # fmt: skip
        shown.print(line(f"    {_talked(each)}"))
    if not found:
        shown.print("No two objectives of this cycle work against each other.")


def _pulls(side: ConflictSide) -> str:
    verb = "guards it to go" if side.is_guard else "pulls it"
    return f"{side.objective}/{side.key_result} of {side.owner} {verb} {side.way}"


def _talked(conflict: RippleConflict) -> str:
    """How far the two have come in talking about it."""
    if conflict.ripple is not None:
        return f"A ripple says so: {conflict.ripple.key} ({conflict.ripple.state})."
    one, other = conflict.one.objective, conflict.other.objective
    return f"No ripple says so yet: narrows ripple propose {other} hinders {one} WORDS"
