"""Where in a file the things stand that findings are about: line and column."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import STRATEGY, place, waypoint_place
from narrows.services.imports.draft import Draft
from narrows.services.plan.yaml_text import YamlText

Path = tuple[str | int, ...]
FIRST_WORDS = 12
"""Of a sentence in Markdown: what comes later may be markup. [characters]"""


class Position(NamedTuple):
    """Line and column in a file, both from 1."""

    line: int
    column: int


TOP = Position(1, 1)
"""Where something stands that a file does not name: the whole of it is meant."""


def positions_in_yaml(plan: Plan, document: YamlText) -> Callable[[str], Position]:
    """Path of a finding → where it stands in a document: at its words, where it has some."""
    paths: dict[str, list[Path]] = {}
    for where, path in _yaml_paths(plan):
        paths.setdefault(where, []).append(path)

    def position(where: str) -> Position:
        found = (document.position(path) for path in paths.get(where, ()))
        return next((Position(*each) for each in found if each is not None), TOP)

    return position


def _yaml_paths(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Places and where each stands in a document, the best of several first."""
    yield ORGANISATION, ("organisation", "name")
    yield ORGANISATION, ("organisation",)
    yield STRATEGY, ("strategy", "vision")
    yield STRATEGY, ("strategy",)
    for n, waypoint in enumerate(plan.strategy.waypoints if plan.strategy else ()):
        yield from _worded(waypoint_place(waypoint), ("strategy", "waypoints", n))
    for n, stream in enumerate(plan.streams):
        yield stream.id, ("streams", n, "id")
    for n, objective in enumerate(plan.objectives):
        yield objective.owner, ("objectives", n, "owner")
        yield objective.owner, ("objectives", n)
        yield from _worded(place(objective), ("objectives", n))
        for at, result in enumerate(objective.key_results):
            yield from _worded(place(objective, result), ("objectives", n, "key_results", at))
        for at, bet in enumerate(objective.initiatives):
            yield from _worded(place(objective, bet), ("objectives", n, "initiatives", at))


def _worded(where: str, path: Path) -> Iterator[tuple[str, Path]]:
    yield where, (*path, "text")
    yield where, path


def positions_in_draft(plan: Plan, draft: Draft, *, text: str) -> Callable[[str], Position]:
    """Path of a finding → where it stands in a file with OKRs in Markdown or a table.

    Args:
        plan: The draft as rules read it: the same things in the same order.
        draft: What was read, with its lines.
        text: Of the file.
    """
    lines = text.split("\n")
    told: dict[str, tuple[str, int]] = {}
    for objective, written in zip(plan.objectives, draft.objectives, strict=True):
        told.setdefault(objective.owner, (objective.owner, written.line))
        told[place(objective)] = (written.text, written.line)
        for result, told_result in zip(objective.key_results, written.key_results, strict=True):
            told[place(objective, result)] = (told_result.text, told_result.line)
        for bet, told_bet in zip(objective.initiatives, written.initiatives, strict=True):
            told[place(objective, bet)] = (told_bet.text, told_bet.line)
    return lambda where: _found(told.get(where), lines)


def _found(told: tuple[str, int] | None, lines: Sequence[str]) -> Position:
    """Where the words begin in their line, or where the line itself does."""
    if told is None:
        return TOP
    words, line = told
    written = lines[line - 1] if line <= len(lines) else ""
    for wanted in (words, words[:FIRST_WORDS], words.split(" ")[0]):
        at = written.find(wanted) if wanted else -1
        if at >= 0:
            return Position(line, at + 1)
    return Position(line, len(written) - len(written.lstrip()) + 1)
