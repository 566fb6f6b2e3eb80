"""Each finding stands where a person finds its words in the file that they wrote."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrows.domain.finding import Finding
from narrows.rules.places import every_place
from narrows.services.imports.drafted import plan_of
from narrows.services.imports.reading import read_okrs
from narrows.services.lint.files import lint_text
from narrows.services.lint.linting import every_rule
from narrows.services.lint.positions import TOP, positions_in_draft, positions_in_yaml
from narrows.services.plan.draft import parse_draft_file
from tests.shared import shared

NOW = datetime(2026, 11, 26, tzinfo=UTC)

YAML = """\
strategy:
  vision: Days not weeks
  waypoints:
    - {id: days, text: A policy within the day}
streams:
  - {id: shop, value_metric: nps}
objectives:
  - id: like
    owner: shop
    text: People like us
    key_results:
      - NPS rises from 31 to 37
      - {id: tool, text: Build a tool}
      - id: time
        metric: flow_time
    initiatives: [Try it]
  - {id: lone, text: Alone}
"""

MARKDOWN = """\
# Q4 2026

## People like us

- NPS rises from 31 to 37
- **Build** a [tool](https://example.org)
* KR3: Launch the portal

## People find us

1. Launch the site
"""

TABLE = """\
Objective,Key result
People like us,"NPS, as we ask it, rises from 31 to 37"
,Build a tool
"""


def found(text: str, file: str) -> list[Finding]:
    return list(lint_text(text, file=file, rules=every_rule(), now=NOW).findings)


def at(text: str, line: int, column: int) -> str:
    return text.split("\n")[line - 1][column - 1 :]


def test_places_of_a_plan_stand_at_their_words() -> None:
    plan, document = parse_draft_file(YAML, "plan.yaml")
    position = positions_in_yaml(plan, document)
    stands = {where: at(YAML, *position(where)) for where in every_place(plan)}
    assert stands == {
        "organisation": "{id: lone, text: Alone}",
        "shop": "shop, value_metric: nps}",
        "organisation/strategy": "Days not weeks",
        "organisation/strategy/days": "A policy within the day}",
        "shop/like": "People like us",
        "shop/like/KR1": "NPS rises from 31 to 37",
        "shop/like/tool": "Build a tool}",
        "shop/like/time": "id: time",
        "shop/like/I1": "Try it]",
        "organisation/lone": "Alone}",
    }


def test_what_a_file_does_not_name_is_the_file() -> None:
    text = "objectives: [{owner: shop, text: People like us}]"
    plan, document = parse_draft_file(text, "plan.yaml")
    assert positions_in_yaml(plan, document)("organisation") == TOP
    assert at(text, *positions_in_yaml(plan, document)("shop")).startswith("shop")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_of_markdown_stand_at_their_words(ending: str) -> None:
    text = MARKDOWN.replace("\n", ending)
    draft = read_okrs(text, file="okrs.md")
    plan = plan_of(draft)
    position = positions_in_draft(plan, draft, text=text)
    stands = [at(text, *position(where)).strip() for where in every_place(plan)]
    assert stands == [
        "## People like us",
        "People like us",
        "NPS rises from 31 to 37",
        "Build** a [tool](https://example.org)",
        "Launch the portal",
        "People find us",
        "Launch the site",
    ]


def test_places_of_a_table_stand_at_their_words() -> None:
    draft = read_okrs(TABLE, file="okrs.csv")
    plan = plan_of(draft)
    position = positions_in_draft(plan, draft, text=TABLE)
    assert [at(TABLE, *position(where)) for where in every_place(plan)][1:] == [
        'People like us,"NPS, as we ask it, rises from 31 to 37"',
        'NPS, as we ask it, rises from 31 to 37"',
        "Build a tool",
    ]


@pytest.mark.parametrize(
    ("text", "file"), [(YAML, "plan.yaml"), (MARKDOWN, "okrs.md"), (TABLE, "okrs.csv")]
)
def test_each_finding_carries_file_line_and_column(text: str, file: str) -> None:
    told = found(text, file)
    assert {each.file for each in told} == {file}
    assert {each.rule for each in told} > {"deliverable_key_result"}
    for each in told:
        assert each.line is not None
        assert each.column is not None
        assert at(text, each.line, each.column)


@pytest.mark.parametrize(
    "page", ["ipfs_CLUSTER.md", "chromium_animations_animation-objectives.md", "ipld_okrs.md"]
)
def test_findings_of_published_pages_stand_on_lines_that_say_it(page: str) -> None:
    text = Path(shared(f"okr/pages/{page}")).read_text(encoding="utf-8")
    told = [each for each in found(text, page) if each.where.count("/") == 2]
    assert told
    for each in told:
        assert each.line is not None
        assert each.column is not None
        line = at(text, each.line, each.column)
        assert any(word in each.text for word in line.split()[:2]), (each.text, line)
