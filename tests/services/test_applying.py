from pathlib import PurePath

from narrows.services.applying import apply, compare
from narrows.services.plan_file import HomePlan, parse_plan

EMPTY = "organisation: {name: Ferry}\n"
NAMED = "organisation: {name: Harbour}\n"


def plan(text: str) -> HomePlan:
    return parse_plan(text, file="p.yaml", folder=PurePath("/plans"), connectors=())


def written(before: str | None, after: str) -> list[str]:
    kept: list[str] = []
    apply(compare(plan(before) if before else None, plan(after)), replace=kept.append)
    return kept


def test_what_differs_replaces_the_plan_of_the_home() -> None:
    (text,) = written(EMPTY, NAMED)
    assert plan(text).document == plan(NAMED).document


def test_the_same_plan_again_is_not_written() -> None:
    assert written(NAMED, NAMED) == []


def test_the_first_plan_is_written_even_if_it_says_nothing() -> None:
    (text,) = written(None, "{}\n")
    assert plan(text).document == {}
