"""What a plan file says beside workflow and objectives: roadmap, offers, needs, pilots, items."""

import pytest

from narrows.services.plan.document import document_of
from narrows.services.plan.yaml_text import write_yaml
from tests.services.plan.test_plan_file import BAKERY, parse, refusal

TOLD = BAKERY.replace(
    "zone: Europe/Berlin}",
    "zone: Europe/Berlin, adoption: {problem: Cold, pilots: [bread], leaders: [Head of ovens]}}",
).replace(
    "    customer: The street\n",
    "    customer: The street\n    roadmap: https://bakery.example/roadmap\n"
    "    offers: [Bread by seven]\n    needs: [Flour by four]\n",
)
BET = "    initiatives: [{id: oven, text: A second oven, items: %s}]\n"


def test_a_stream_says_its_roadmap_and_what_it_offers_and_needs() -> None:
    bread, cake = parse(TOLD).streams
    assert (bread.roadmap, bread.offers, bread.needs) == (
        "https://bakery.example/roadmap", ("Bread by seven",), ("Flour by four",),
    )  # fmt: skip
    assert (cake.roadmap, cake.offers, cake.needs) == (None, (), ())


def test_the_adoption_says_who_begins_and_who_leads() -> None:
    adoption = parse(TOLD).organisation.adoption
    assert adoption is not None
    assert (adoption.pilots, adoption.leaders) == (("bread",), ("Head of ovens",))


def test_a_pilot_that_is_no_stream_is_refused() -> None:
    slug, message = refusal(TOLD.replace("pilots: [bread]", "pilots: [bred]"))
    assert slug == "name-unknown"
    assert "bread" in message


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ("[BRD-1, BRD-2]", (("BRD-1", "BRD-2"), None, None)),
        ("{epic: BRD-7}", ((), "BRD-7", None)),
        ("{keys: [BRD-1], label: oven}", (("BRD-1",), None, "oven")),
    ],
)
def test_a_bet_has_items_by_key_by_epic_or_by_label(
    items: str, told: tuple[tuple[str, ...], str | None, str | None]
) -> None:
    (bet,) = parse(TOLD + BET % items).objectives[0].initiatives
    assert (bet.items, bet.epic, bet.label) == told


@pytest.mark.parametrize("items", ["[BRD-1]", "{epic: BRD-7}", "{keys: [BRD-1], label: oven}"])
def test_all_of_it_survives_being_written_out(items: str) -> None:
    plan = parse(TOLD + BET % items)
    assert parse(write_yaml(document_of(plan))) == plan


@pytest.mark.parametrize(
    ("said", "instead", "complaint"),
    [
        ("text: Bread is warm", 'text: "   "', "holds nothing but blanks"),
        ("text: Bread is warm", f"text: {'x' * 5_001}", "is longer than 5000 characters"),
        ("baseline: 2,", "baseline: 1.0e+308,", "it is too large"),
        ("target: 0}", "target: -1.0e+16}", "it is too small"),
    ],
)
def test_words_say_something_and_numbers_can_be_told(
    said: str, instead: str, complaint: str
) -> None:
    assert said in TOLD
    slug, message = refusal(TOLD.replace(said, instead))
    assert slug == "plan-invalid"
    assert complaint in message


def test_a_delimiter_may_be_a_blank() -> None:
    tabbed = TOLD.replace("path: logs/oven.csv,", 'path: logs/oven.csv, delimiter: "\t",')
    assert parse(tabbed).sources[0].delimiter == "\t"
