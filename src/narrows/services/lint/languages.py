"""Sentences whose language is not read: said, so that silence is not taken for praise."""

from collections.abc import Callable, Iterator
from itertools import groupby

from narrows.analytics.languages import Language, language_of
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.rules.places import place, waypoint_place

LONGEST_QUOTE = 60
"""Of the first of them. [characters]"""


def unread(plan: Plan, file: str, *, line: Callable[[str], int | None]) -> Iterator[Fault]:
    """What of a plan is in a language whose words are not judged, one fault for each language.

    Args:
        plan: What was read.
        file: Its name.
        line: Path of a thing → its line in the file.
    """
    told = [(language_of(text), where, text) for where, text in _sentences(plan)]
    foreign = [each for each in told if each[0] is not Language.ENGLISH]
    by_language = sorted(foreign, key=lambda each: each[0])
    for language, group in groupby(by_language, key=lambda each: each[0]):
        found = list(group)
        _, where, text = found[0]
        words = text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
        named = "in a language that is not known" if language is Language.UNKNOWN else language
        of = f"«{words}» is {named}" if len(found) == 1 else _several(found, words, named=named)
        yield Fault(
            file, f"{of}: numbers and structure are read, but words are not judged.", line(where)
        )


def _several(found: list[tuple[Language, str, str]], first: str, *, named: str) -> str:
    return f"{len(found)} sentences are {named}, the first of them «{first}»"


def _sentences(plan: Plan) -> Iterator[tuple[str, str]]:
    for waypoint in plan.strategy.waypoints if plan.strategy else ():
        yield waypoint_place(waypoint), waypoint.text
    for objective in plan.objectives:
        yield place(objective), objective.text
        for result in objective.key_results:
            if result.text:
                yield place(objective, result), result.text
        for bet in objective.initiatives:
            yield place(objective, bet), bet.text
