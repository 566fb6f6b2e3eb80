"""What the manual says of the plan file and of the answers as JSON is what there is."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePath
from typing import get_args

import pytest

from narrows.domain.flow import Bottleneck, FlowItem, ReachEvidence, StatusFlow, VisitFlow
from narrows.domain.measure import Measurement
from narrows.services.plan import schema_flow as plan_schema_flow
from narrows.services.plan import schema_okr as plan_schema_okr
from narrows.services.plan.file import parse_plan
from narrows.services.plan.part import Part
from narrows.services.plan.schema import PlanPart
from tests.house import ROOT


def page(name: str) -> str:
    return (Path(ROOT) / "docs" / name).read_text(encoding="utf-8")


def words(text: str) -> set[str]:
    return set(re.findall(r"`([^`\s]+)`", text))


CHOICES = (
    plan_schema_flow.State, plan_schema_flow.TypeWord, plan_schema_flow.TakenBy,
    plan_schema_flow.Column, plan_schema_okr.TypeOf, plan_schema_okr.StanceWord,
)  # fmt: skip


def plan_words() -> Iterator[str]:
    yield from PlanPart.model_fields
    for module in (plan_schema_flow, plan_schema_okr):
        for part in vars(module).values():
            if isinstance(part, type) and issubclass(part, Part):
                yield from part.model_fields
    for choice in CHOICES:
        yield from get_args(choice)


def test_every_key_and_word_of_the_plan_file_is_explained() -> None:
    assert not set(plan_words()) - words(page("plan.md"))


def test_the_plan_of_the_manual_is_a_plan() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", page("plan.md"), re.DOTALL)
    whole = "\n".join(blocks)
    plan = parse_plan(whole, file="plan.md", folder=PurePath("/"), connectors=["csv_file"])
    assert [stream.id for stream in plan.streams] == ["bread"]
    assert [each.id for each in plan.objectives] == ["warm-bread"]


@pytest.mark.parametrize(
    "answer", [Measurement, FlowItem, VisitFlow, StatusFlow, Bottleneck, ReachEvidence]
)
def test_every_key_of_an_answer_is_named(answer: type) -> None:
    assert is_dataclass(answer)
    assert not {each.name for each in fields(answer)} - words(page("json.md"))
