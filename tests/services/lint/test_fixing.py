"""Deliverables become initiatives where they stand, and nothing else of a file is another."""

from datetime import UTC, datetime
from difflib import ndiff

from narrows.services.lint.files import lint_text
from narrows.services.lint.fixing import NO_FORMAT, Fixed, fix
from narrows.services.lint.fixing_safety import BOUND, NOT_PLAIN, ONLY_ONE
from narrows.services.lint.linting import every_rule

NOW = datetime(2026, 11, 26, tzinfo=UTC)

FULL = """\
objectives:
  - id: checkout
    # why it matters
    text: A checkout that people finish
    key_results:
      # the first
      - id: rate
        text: Checkout conversion rate from 58% to 65%
      - {id: tool, text: Build a tool to remind people of their basket}  # soon
      - id: portal
        text: Launch the new
          portal

    initiatives:
      - id: talk
        text: Talk to customers
  - text: Orders arrive whole
    key_results:
    - Integrate the new carrier
    - Orders that arrive damaged fall from 8% to 4%
"""


def fixed(text: str, file: str = "okrs.yaml") -> Fixed:
    rules = every_rule()
    read = lint_text(text, file=file, rules=rules, now=NOW)
    return fix(text, file=file, findings=read.findings, rules=rules)


def changes(before: str, after: str) -> list[str]:
    lines = ndiff(before.splitlines(), after.splitlines())
    return [each for each in lines if each[0] in "+-"]


def test_a_list_that_is_not_there_is_begun() -> None:
    text = """\
objectives:
  - text: A checkout that people finish
    key_results:
      - Checkout conversion rate from 58% to 65%
      - Build a tool to remind people of their basket
    why: They told us.
"""
    assert changes(text, fixed(text).text) == ["+     initiatives:"]


def test_comments_and_line_breaks_move_along_and_the_rest_stays() -> None:
    found = fixed(FULL)
    assert found.moved == (
        "Build a tool to remind people of their basket",
        "Launch the new portal",
        "Integrate the new carrier",
    )
    assert found.left == ()
    assert found.text.index("id: talk") < found.text.index("of their basket}  # soon")
    assert sorted(found.text.split("\n")) == sorted([*FULL.split("\n"), "    initiatives:"])


def test_initiatives_that_stand_first_take_it_too() -> None:
    text = """\
objectives:
  - text: A checkout that people finish
    initiatives:
        - Talk to customers
    key_results:
      - Build a tool to remind people of their basket
      - Checkout conversion rate from 58% to 65%"""
    assert changes(text, fixed(text).text) == [
        "+         - Build a tool to remind people of their basket",
        "-       - Build a tool to remind people of their basket",
    ]


def test_what_is_bound_alone_or_muted_stays() -> None:
    oven = "{id: oven, metric: flow_time, text: Build a second oven}"
    bread = "objectives:\n  - text: Bread is warm\n    key_results:\n"
    rate = "      - Customers who come back rise from 20% to 30%\n"
    for text, why in (
        (f"{bread}      - Build an oven\n", ONLY_ONE),
        (f"{bread}      - {oven}\n{rate}", BOUND),
        (bread.replace("s:\n", "s: ", 2).replace("objectives: ", "objectives:\n")
         + "[Build an oven, Customers who come back rise from 20% to 30%]\n", NOT_PLAIN),
    ):  # fmt: skip
        found = fixed(text)
        assert (found.text, found.moved) == (text, ())
        assert [each for _, each in found.left] == [why]
    muted = "mutes: [{rule: deliverable_key_result, where: organisation, reason: So.}]\n"
    assert fixed(f"{muted}{bread}      - Build an oven\n{rate}").left == ()


def test_a_hypothesis_that_counts_key_results_is_not_misled() -> None:
    text = """\
objectives:
  - text: Bread is warm
    key_results:
      - Build an oven
      - Customers who come back rise from 20% to 30%
    initiatives:
      - {text: Bake at night, hypothesis: {key_result: KR2, change: 5, by_week: 6}}
"""
    assert [why for _, why in fixed(text).left] == [BOUND]


def test_in_markdown_it_is_called_an_initiative_where_it_stands() -> None:
    text = """\
# Checkout

## Objective: A checkout that people finish

- Checkout conversion rate from 58% to 65%
- **KR2:** Build a tool to remind people of their basket
- Integrate sign-in via Amazon
- **KR 4 (stretch) —** Launch an app
• KR5 | Hire 3 engineers
"""
    found = fixed(text, "okrs.md")
    assert found.left == ()
    assert found.text.splitlines()[5:] == [
        "- **Initiative:** Build a tool to remind people of their basket",
        "- Initiative: Integrate sign-in via Amazon",
        "- **Initiative:** Launch an app",
        "• Initiative: Hire 3 engineers",
    ]


def test_a_priority_stays_before_the_words() -> None:
    text = """\
### A checkout that people finish

- **P0** - Build a tool to remind people of their basket
- **P1** - Checkout conversion rate from 58% to 65%
- **P2** - Abandoned baskets from 30% to 20%
"""
    found = fixed(text, "okrs.md")
    assert found.moved == ("Build a tool to remind people of their basket",)
    assert "- Initiative: **P0** - Build a tool" in found.text


def test_a_table_is_left_alone() -> None:
    text = """\
| Objective | Key result |
|---|---|
| A checkout that people finish | Checkout conversion rate from 58% to 65% |
| A checkout that people finish | Build a tool to remind people of their basket |
"""
    found = fixed(text, "okrs.md")
    assert (found.text, found.moved) == (text, ())
    sheet = "Objective,Key result\nLoved,Build a portal\nLoved,NPS from 3 to 9\n"
    assert [why for _, why in fixed(sheet, "okrs.csv").left] == [NO_FORMAT]
