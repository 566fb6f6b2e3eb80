"""OKRs in Markdown, as people lay them out; nothing is lost without a word."""

import pytest

from narrows.services.imports.draft import Draft
from narrows.services.imports.markdown_okrs import parse_markdown_okrs

Read = dict[str, list[str]]


def read(text: str) -> Draft:
    return parse_markdown_okrs(text, file="okrs.md")


def results(draft: Draft) -> Read:
    return {each.text: [kr.text for kr in each.key_results] for each in draft.objectives}


HEADINGS = """\
# Bakery OKRs 2026 Q4

## Warm bread on every table

Whoever bakes late sells twice.

- Regulars rise from 31 % to 40 %
  - counted at the till
- Waiting for flour 9 -> 0 days

## A calm bakehouse
- Burnt loaves fall from 12 to 3 a week
"""

LABELLED = """\
# Plan

## Shop

1. **OBJECTIVE: Warm bread on every table**
   - KR: Regulars rise from 31 % to 40 %
   - KR: Waiting for flour 9 -> 0 days
1. **OBJECTIVE: A calm bakehouse**
   - KR: Burnt loaves fall from 12 to 3 a week => 5, nearly
"""

NESTED = """\
### 1. CEO: Bread
1. CEO KR: Turnover up to plan
    1. **Head of Ovens: Heat that holds**
        1. Head of Ovens KR: Ovens at 240 degrees
            1. **Oven Team: Doors that shut**
                1. Oven Team KR: No draught
        1. Head of Ovens KR: Ash gone by six
1. CEO KR: Shops open on Sunday
"""

SECTIONS = """\
## Objective
Warm bread on every table

**Why:** Whoever bakes late sells twice.

### Key results
- Regulars rise from 31 % to 40 %
- Waiting for flour 9 -> 0 days

### Initiatives
- Buy a mill
"""

ONE_BY_ONE = """\
# Objective 1

Warm bread on every table

## Key Result 1.1

Regulars rise from 31 % to 40 %

## Key Result 1.2

Waiting for flour 9 -> 0 days

# Objective 2

A calm bakehouse

- Burnt loaves fall from 12 to 3 a week
"""

OF_TEAMS = """\
# FY27-Q1 OKRs

> These are of the first quarter of our fiscal year.

## Shop

1. **Shop: Warm bread on every table**
   1. Regulars rise from 31 % to 40 % => on its way
   1. [Waiting](wait.md) for flour 9 -> 0 days

## Baking

### Ovens

1. **A calm bakehouse**

   1. Burnt loaves fall from 12 to 3 a week

[n]: https://example.org
"""

INLINE = """\
**2026 Q4**

Warm bread on every table *#Morning* 0.75

P1 - Regulars rise from 31 % to 40 % 0.6

Measure is: regulars at the till

P2 - @ada - Waiting for flour 9 -> 0 days

**2026 Q3**

**A calm bakehouse** 0.5

P1 - Burnt loaves fall from 12 to 3
a week 1.0
"""

BARE_LISTS = """\
# Q4 2026
- Warm bread on every table
  - Regulars rise from 31 % to 40 %
  - Initiatives:
    - Buy a mill
- Somebody should look at the roof
"""

TABLE = """\
## FY27-Q1

| Objective | Key result | Start | Target | Unit | Team |
|---|---|---|---|---|---|
| Warm bread | Regulars | 31 | 40 | % | Shop |
|  | Waiting for flour | 9 | 0 | days | Shop |
| A calm bakehouse | Burnt loaves | 12 | 3 | loaves | Ovens |
"""

BOLD_ROWS = """\
## 2026 Q4

| **Shop** | **Priority** | **Owner** |
|---|---|---|
| **1 Warm bread** | | |
| Regulars rise from 31 % to 40 % | P0 | Kim |
| TBD | P1 | |
| **** | P0 | |
| **2 A calm bakehouse** | | |
| Burnt loaves fall | P1 | Kim |
"""


def test_a_heading_over_a_list_is_an_objective() -> None:
    draft = read(HEADINGS)
    assert results(draft) == {
        "Warm bread on every table": [
            "Regulars rise from 31 % to 40 %",
            "Waiting for flour 9 -> 0 days",
        ],
        "A calm bakehouse": ["Burnt loaves fall from 12 to 3 a week"],
    }
    warm, _ = draft.objectives
    assert (warm.owner, warm.cycle, warm.line) == ("Bakery", "2026-Q4", 3)
    assert warm.notes == ("Whoever bakes late sells twice.",)
    assert [(each.line, each.notes) for each in warm.key_results] == [
        (7, ("counted at the till",)),
        (9, ()),
    ]
    assert draft.faults == ()


def test_labels_decide() -> None:
    draft = read(LABELLED)
    assert list(results(draft)) == ["Warm bread on every table", "A calm bakehouse"]
    assert {each.owner for each in draft.objectives} == {"Shop"}
    (burnt,) = draft.objectives[1].key_results
    assert burnt.text == "Burnt loaves fall from 12 to 3 a week"
    assert burnt.notes == ("result: 5, nearly",)
    assert (burnt.aim.baseline, burnt.aim.target) == (12, 3)


def test_objectives_below_key_results_are_their_own() -> None:
    draft = read(NESTED)
    assert results(draft) == {
        "CEO: Bread": ["Turnover up to plan", "Shops open on Sunday"],
        "Heat that holds": ["Ovens at 240 degrees", "Ash gone by six"],
        "Doors that shut": ["No draught"],
    }
    assert [each.owner for each in draft.objectives[1:]] == ["Head of Ovens", "Oven Team"]


def test_sections_say_what_stands_in_them_and_bets_stay_apart() -> None:
    (objective,) = read(SECTIONS).objectives
    assert objective.text == "Warm bread on every table"
    assert objective.why == "Whoever bakes late sells twice."
    assert len(objective.key_results) == 2
    assert [each.text for each in objective.initiatives] == ["Buy a mill"]


def test_headings_may_announce_one_thing_each() -> None:
    assert results(read(ONE_BY_ONE)) == results(read(HEADINGS))


def test_headings_over_objectives_are_their_owners() -> None:
    draft = read(OF_TEAMS)
    assert [(each.owner, each.cycle) for each in draft.objectives] == [
        ("Shop", "FY27-Q1"),
        ("Ovens", "FY27-Q1"),
    ]
    assert results(draft) == results(read(HEADINGS))
    assert draft.objectives[0].key_results[0].notes == ("result: on its way",)
    assert [each.row for each in draft.faults] == [3]


@pytest.mark.parametrize(
    ("heading", "owner", "cycle"),
    [
        ("# Bakery OKRs 2026 Q4", "Bakery", "2026-Q4"),
        ("# Q4 2026 Objectives and Key Results: Bakery", "Bakery", "2026-Q4"),
        ("# OKRs of the Bakery team (draft) FY27 Q1", "Bakery", "FY27-Q1"),
        ("# Bakery goals", "Bakery", None),
        ("# Q4 OKRs", None, "Q4"),
        ("# H2 2026", None, "2026-H2"),
        ("# Bakery, 2026-Q4", "Bakery", "2026-Q4"),
    ],
)
def test_headings_say_whose_and_when(heading: str, owner: str | None, cycle: str | None) -> None:
    draft = read(f"{heading}\n\n## Warm bread\n\n- Regulars rise from 31 % to 40 %\n")
    (objective,) = draft.objectives
    assert (objective.owner, objective.cycle) == (owner, cycle)


@pytest.mark.parametrize(
    "heading",
    [
        "Clear objectives for every team",
        "Reach our growth goals",
        "Objective number one for people",
        "Make OKRs work here",
        "Open the second shop in Q4 2026",
    ],
)
def test_an_objective_may_speak_of_goals_and_quarters(heading: str) -> None:
    draft = read(f"# Bakery OKRs\n\n## {heading}\n\n- Regulars rise from 31 % to 40 %\n")
    assert [each.text for each in draft.objectives] == [heading]
    assert draft.objectives[0].owner == "Bakery"


def test_lines_with_priorities_are_key_results_of_the_line_above() -> None:
    draft = read(INLINE)
    assert [(each.text, each.cycle, each.notes) for each in draft.objectives] == [
        ("Warm bread on every table", "2026-Q4", ("graded 0.75", "#Morning")),
        ("A calm bakehouse", "2026-Q3", ("graded 0.5",)),
    ]
    warm, calm = draft.objectives
    assert warm.key_results[0].notes == (
        "priority P1",
        "graded 0.6",
        "Measure is: regulars at the till",
    )
    assert warm.key_results[1].text == "Waiting for flour 9 -> 0 days"
    assert calm.key_results[0].text == "Burnt loaves fall from 12 to 3 a week"


def test_an_item_with_items_below_is_an_objective_and_one_without_is_told() -> None:
    draft = read(BARE_LISTS)
    assert results(draft) == {"Warm bread on every table": ["Regulars rise from 31 % to 40 %"]}
    assert [each.text for each in draft.objectives[0].initiatives] == ["Buy a mill"]
    (fault,) = draft.faults
    assert (fault.source, fault.row) == ("okrs.md", 6)
    assert "Somebody should look at the roof" in fault.message


def test_a_table_is_read_by_its_columns() -> None:
    draft = read(TABLE)
    assert results(draft) == {
        "Warm bread": ["Regulars", "Waiting for flour"],
        "A calm bakehouse": ["Burnt loaves"],
    }
    regulars, flour = (each.aim for each in draft.objectives[0].key_results)
    assert (regulars.baseline, regulars.target, regulars.unit) == (31, 40, "percent")
    assert (flour.baseline, flour.target, flour.is_falling) == (9, 0, True)
    assert [(each.owner, each.cycle) for each in draft.objectives] == [
        ("Shop", "FY27-Q1"),
        ("Ovens", "FY27-Q1"),
    ]


@pytest.mark.parametrize(
    "heading", ["## Warm bread", "Objective: Warm bread", "## Objective 1: Warm bread"]
)
def test_a_table_of_key_results_is_the_objectives_above_it(heading: str) -> None:
    draft = read(
        f"{heading}\n\n| # | KR | From | To |\n|---|---|---|---|\n| 1 | Regulars | 31 % | 40 % |\n"
        "| 2 | Buy a mill | | |\n\n## A calm bakehouse\n\n- Burnt loaves fall\n"
    )
    assert results(draft) == {
        "Warm bread": ["Regulars", "Buy a mill"],
        "A calm bakehouse": ["Burnt loaves fall"],
    }
    regulars = draft.objectives[0].key_results[0]
    assert (regulars.aim.baseline, regulars.aim.target) == (31, 40)
    assert not draft.faults


def test_a_row_with_more_cells_than_columns_is_told() -> None:
    draft = read(
        "| Objective | Key result |\n|---|---|\n| Warm bread | Regulars \\| new | Ann |\n"
        "| | Burnt loaves |\n"
    )
    assert results(draft) == {"Warm bread": ["Regulars | new", "Burnt loaves"]}
    (fault,) = draft.faults
    assert fault.row == 3
    assert "1 stay out" in fault.message


def test_words_longer_than_a_plan_takes_lose_their_end_and_the_rest_is_read() -> None:
    draft = read(f"## Warm bread\n\n- Regulars{' and more' * 2000}\n- Burnt loaves fall\n")
    long, short = draft.objectives[0].key_results
    assert (len(long.text), short.text) == (5000, "Burnt loaves fall")
    (fault,) = draft.faults
    assert (fault.row, "5,000 characters" in fault.message) == (3, True)


def test_what_is_crossed_out_is_no_longer_said() -> None:
    draft = read(
        "## Warm bread\n\n- ~~Build~~ Buy a mill\n- ~~Hire bakers~~\n- **KR3 (stretch)**: Regulars > 40\n"
    )
    assert results(draft) == {"Warm bread": ["Buy a mill", "Regulars > 40"]}
    (fault,) = draft.faults
    assert (fault.row, "crossed out" in fault.message) == (4, True)


@pytest.mark.parametrize(
    "text",
    [
        "🎯 Objective: Warm bread\n- 📏 KR1: Regulars > 40\n- :dart: KR2: Buy a mill\n",
        "O1 | Warm bread\nKR1 | Regulars > 40\nKR2 | Buy a mill\n",
        "**Objective**\nWarm bread\n\n**Key Results**\n- Regulars > 40\n- Buy a mill\n",
        "OBJECTIVE: Warm bread\nKEY RESULT 1: Regulars > 40\nKEY RESULT 2: Buy a mill\n",
        "Objective: Warm bread\nKey results:\n• Regulars > 40\n• Buy a mill\n",
        "### 🚀 Objective 1: Warm bread\n\n#### Key Results\n\n- [ ] **KR1.1**: Regulars > 40\n- Buy a mill\n",
    ],
    ids=["signs", "bars", "bold words", "capitals", "pasted bullets", "headings"],
)
def test_other_ways_to_write_the_same(text: str) -> None:
    assert results(read(text)) == {"Warm bread": ["Regulars > 40", "Buy a mill"]}


def test_a_sign_before_words_that_are_no_label_stays() -> None:
    assert list(results(read("## 🚀 Warm bread\n\n- Regulars > 40\n"))) == ["🚀 Warm bread"]


def test_bold_rows_are_objectives_over_the_rows_below() -> None:
    draft = read(BOLD_ROWS)
    assert results(draft) == {
        "Warm bread": ["Regulars rise from 31 % to 40 %"],
        "A calm bakehouse": ["Burnt loaves fall"],
    }
    assert {each.owner for each in draft.objectives} == {"Shop"}
    told = {each.row: each.message for each in draft.faults}
    assert set(told) == {3, 7, 8}
    assert "«Priority», «Owner»" in told[3]
    assert "Kim" not in str(draft)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# OKRs\n\n- [Q3](q3.md)\n- [Q4](q4.md)\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "## Key concepts\n\n- Objectives\n  - are ambitious\n- Key results\n  - are numbers\n",
        "Some words.\n\n    code\n\n<div>html</div>\n",
    ],
)
def test_what_is_no_okr_makes_none_and_is_told(text: str) -> None:
    draft = read(text)
    assert draft.objectives == ()
    assert bool(draft.faults) == bool(text)
