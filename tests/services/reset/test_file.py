"""The file of a reset says all steps, and what it cannot say is refused with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.file import parse_addition, parse_reset
from narrows.services.reset.resetting import Carry, Drop
from narrows.services.strategy.adopting import AdoptionAnswers
from tests.house import ROOT

WHOLE = """\
cycle: {id: winter, start: 2027-01-04, after: autumn}
adoption: {problem: Slow, observable: Quicker, ends: A report}
carry:
  - {item: love, argument: Half way, id: loved}
drop:
  - {item: fair, because: It is}
add:
  - removes: The report
    objective: {id: talk, owner: claims, text: One talk, key_results: [{id: n, metric: m, target: 3}]}
finish: true
"""


def test_a_file_says_every_step() -> None:
    steps = parse_reset(WHOLE, file="reset.yaml")
    answers = AdoptionAnswers("Slow", "Quicker", "A report")
    assert steps.beginning == Beginning("winter", answers, date(2027, 1, 4), None, "autumn")
    assert steps.carries == (Carry("love", "Half way", "loved"),)
    assert steps.drops == (Drop("fair", "It is"),)
    (added,) = steps.additions
    assert (added.removes, added.objective.id, added.objective.key_results[0].target) == (
        "The report",
        "talk",
        3,
    )
    assert steps.is_finished


def test_a_file_may_begin_nothing() -> None:
    assert parse_reset("finish: false", file="reset.yaml").beginning is None


@pytest.mark.parametrize(
    ("text", "slug", "line"),
    [
        (WHOLE.replace("argument:", "arguement:"), "plan-key-unknown", 4),
        (WHOLE.replace("removes: The report", "removes: ''"), "plan-invalid", 8),
        (WHOLE.replace("id: talk, ", ""), "id-missing", 9),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, slug: str, line: int) -> None:
    with pytest.raises(NarrowsError, match=f"reset.yaml:{line}") as refused:
        parse_reset(text, file="reset.yaml")
    assert refused.value.slug == slug


def test_one_objective_is_read_by_itself() -> None:
    added = parse_addition("{id: talk, owner: claims, text: One talk}", "A report", file="o.yaml")
    assert (added.objective.owner, added.removes) == ("claims", "A report")
    with pytest.raises(NarrowsError, match=r"o\.yaml:1") as refused:
        parse_addition("{owner: claims, text: One talk}", "A report", file="o.yaml")
    assert refused.value.slug == "id-missing"


def test_the_file_of_the_manual_is_a_file_of_a_reset() -> None:
    page = (Path(ROOT) / "docs" / "reset.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    steps = parse_reset(block, file="reset.md")
    assert (steps.carries[0].item, steps.additions[0].objective.id) == ("love-mobile", "one-talk")
