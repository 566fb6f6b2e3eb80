"""Drafts: what the linter reads, and what it refuses."""

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.services.plan.draft import parse_draft_file
from tests.shared import FOLDER

DRAFT = """\
objectives:
  - text: A checkout that people finish
    key_results:
      - Checkout conversion rate > 65 %
      - {text: Abandoned baskets below 20 %}
      - {id: nps, text: NPS above 40}
    initiatives:
      - Build a reminder
"""


def refusal(text: str, file: str = "okrs.yaml") -> NarrowsError:
    with pytest.raises(NarrowsError) as caught:
        parse_draft_file(text, file)
    return caught.value


def test_objectives_may_be_words_alone() -> None:
    (objective,) = parse_draft_file(DRAFT, "okrs.yaml")[0].objectives
    assert (objective.id, objective.owner, objective.cycle) == ("O1", ORGANISATION, "")
    assert [each.id for each in objective.key_results] == ["KR1", "KR2", "nps"]
    assert objective.key_results[0].text == "Checkout conversion rate > 65 %"
    assert objective.key_results[0].metric is None
    assert [(each.id, each.text) for each in objective.initiatives] == [("I1", "Build a reminder")]


def test_a_whole_plan_file_is_a_draft_too() -> None:
    path = FOLDER / "contract" / "insurer.yaml"
    if not path.exists():
        pytest.skip(f"{path} is missing; set NARROWS_SHARED to the folder of shared data")
    plan, _ = parse_draft_file(path.read_text(encoding="utf-8"), str(path))
    assert [each.id for each in plan.streams] == ["policy", "claims", "platform"]


def test_the_ending_may_be_written_as_people_do() -> None:
    for file in ("okrs.yml", "OKRs.YAML", "a.b.yaml"):
        assert parse_draft_file(DRAFT, file)[0].objectives


@pytest.mark.parametrize("file", ["okrs.md", "okrs.csv", "okrs", "okrs.yaml.txt"])
def test_what_is_not_called_yaml_is_refused(file: str) -> None:
    refused = refusal(DRAFT, file)
    assert refused.slug == "draft-format-unknown"
    assert file in refused.message
    assert ".yaml" in refused.message


def test_unknown_keys_are_refused_with_file_and_line() -> None:
    refused = refusal(DRAFT.replace("    initiatives:", "    initiative:"))
    assert refused.slug == "plan-key-unknown"
    assert refused.message.startswith("okrs.yaml:7:")
    assert "initiatives" in refused.message


def test_what_is_no_plan_is_refused() -> None:
    assert refusal("- just\n- a list").slug == "plan-invalid"
    assert refusal("objectives: [{key_results: [a > 1]}]").slug == "plan-invalid"
    assert refusal("objectives: [").slug == "yaml-unreadable"
    assert refusal("").slug == "yaml-unreadable"
