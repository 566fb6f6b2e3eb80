"""Drafts as YAML: read by the linter at once, and applied once they are completed."""

from pathlib import PurePath

import pytest
import yaml

from narrows.domain.errors import NarrowsError
from narrows.services.imports.draft import Draft, DraftObjective
from narrows.services.imports.drafted import plan_of, write_draft
from narrows.services.imports.reading import READERS, narrowed, read_okrs
from narrows.services.plan.draft import OKR_SUFFIXES
from narrows.services.plan.file import parse_draft, parse_plan

PAGE = """\
# Shop OKRs 2026 Q4

## Warm bread on every table

- Regulars rise from 31 % to 40 %
- Regulars rise from 31 % to 40 % in the north
- Waiting for flour stays at most 2 days
- Crumbs from 4 to 4

**Initiatives**
- Buy a mill: "the red one" # or not
"""


def read(text: str = PAGE, file: str = "okrs.md") -> Draft:
    return read_okrs(text, file=file)


def test_a_draft_is_what_the_linter_reads() -> None:
    drafted = write_draft(read())
    plan = parse_draft(drafted.text, file="narrows.yaml")
    assert plan == plan_of(read())
    (objective,) = plan.objectives
    assert (objective.id, objective.owner, objective.cycle) == (
        "warm-bread-every-table",
        "shop",
        "2026-Q4",
    )
    assert [(each.id, each.baseline, each.target, each.high) for each in objective.key_results] == [
        ("regulars", 31, 40, None),
        ("regulars-2", 31, 40, None),
        ("waiting-flour", None, None, 2),
        ("crumbs", None, None, None),
    ]
    (bet,) = objective.initiatives
    assert bet.text == 'Buy a mill: "the red one" # or not'
    assert [(each.id, str(each.start)) for each in plan.cycles] == [("2026-Q4", "2026-09-28")]


def test_what_is_missing_is_all_that_is_missing() -> None:
    drafted = write_draft(read())
    told = " ".join(drafted.missing)
    for said in ("`metric:` of 4", "1 that end where they start", "`shop` under `streams:`"):
        assert said in told
    assert all(f"# - {each}" in drafted.text for each in drafted.missing)

    completed = yaml.safe_load(drafted.text)
    completed["streams"] = [{"id": "shop", "workflow": [{"status": "Sold", "state": "done"}]}]
    completed["metrics"] = [{"id": "counted"}]
    for each in completed["objectives"][0]["key_results"]:
        each["metric"] = "counted"
    completed["objectives"][0]["key_results"][3]["target"] = 3
    plan = parse_plan(
        yaml.safe_dump(completed, allow_unicode=True),
        file="narrows.yaml",
        folder=PurePath("/bakery"),
        connectors=(),
    )
    assert len(plan.objectives[0].key_results) == 4


def test_a_number_that_is_kept_back_is_not_a_missing_one() -> None:
    page = "# Q4 2026\n\n## Liked\n\n- NPS rises from N5 to N6\n- Savings of $X\n- Better service\n"
    told = " ".join(write_draft(read(page)).missing)
    assert "`target:` of 2 whose words keep the number back" in told
    assert "of 1 whose words name no number" in told


def test_words_that_name_a_flow_metric_are_offered_as_one() -> None:
    page = "# Q4 2026\n\n## Fast\n\n- Reduce p85 flow time of features from 42 to 29 days by Q4\n"
    offered = (
        "metric: flow_time, of: {item_type: feature, statistic: p85}, baseline: 42, target: 29"
    )
    assert f"# as its words say: {{{offered}}}" in write_draft(read(page)).text
    assert "as its words say" not in write_draft(read()).text


def test_owners_and_cycles_can_be_said_for_all() -> None:
    draft = narrowed(read(), owner="ovens", cycle="autumn")
    assert [(each.owner, each.cycle) for each in draft.objectives] == [("ovens", "autumn")]


def test_one_cycle_of_several_is_taken() -> None:
    several = read(PAGE + "\n# Shop OKRs Q1 2027\n\n## A calm bakehouse\n\n- Burnt loaves < 3\n")
    for said in ("2027-Q1", "Q1 2027"):
        (objective,) = narrowed(several, owner=None, cycle=said).objectives
        assert objective.text == "A calm bakehouse"
    with pytest.raises(NarrowsError) as refused:
        narrowed(several, owner=None, cycle="2030-Q1")
    assert refused.value.slug == "import-cycle-unknown"
    assert "«2026-Q4», «2027-Q1»" in refused.value.message


def test_persons_as_owners_are_seen_by_the_linter() -> None:
    page = PAGE.replace("# Shop OKRs 2026 Q4\n", "").replace(
        "every table\n", "every table\n\nOwner: Anna Byron\n"
    )
    drafted = write_draft(read(page))
    assert plan_of(read(page)).objectives[0].owner == "anna.byron"
    assert any("is a person" in each for each in drafted.missing)


def test_odd_words_make_no_odd_yaml() -> None:
    page = "# OKRs\n\n## 'a': {b}\u2028#c\n\n- \"x\": [y] & *z\n- 12 %\n- \u200b\n- null\n"
    plan = plan_of(read(page))
    assert [each.id for each in plan.objectives[0].key_results][1:] == ["12", "null"]


def test_what_lint_takes_for_okrs_is_what_is_read() -> None:
    assert set(READERS) == set(OKR_SUFFIXES)


def test_files_without_okrs_and_other_files_are_refused() -> None:
    for text, file, slug in (
        ("# Nothing\n\nwords\n", "a.md", "okrs-not-found"),
        ("", "a.md", "okrs-not-found"),
        ("Objective,Key result\n", "a.csv", "okrs-not-found"),
        (PAGE, "a.docx", "okr-format-unknown"),
    ):
        with pytest.raises(NarrowsError) as refused:
            read(text, file)
        assert refused.value.slug == slug
        assert "\n" not in refused.value.message


@pytest.mark.parametrize("text", ["", "a\0b", "x" * 6000])
def test_a_draft_that_is_no_plan_is_refused_with_the_line_of_its_yaml(text: str) -> None:
    draft = Draft("okrs.md", (DraftObjective(text, 1),))
    with pytest.raises(NarrowsError) as wanted:
        parse_draft(write_draft(draft).text, file="okrs.md")
    with pytest.raises(NarrowsError) as refused:
        plan_of(draft)
    assert (refused.value.slug, refused.value.message) == (wanted.value.slug, wanted.value.message)
    assert refused.value.message.startswith("okrs.md:")
