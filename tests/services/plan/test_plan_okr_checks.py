"""What objectives may not say in a home: refused with the line, and with what to do."""

from pathlib import PurePath

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.services.plan.file import parse_draft, parse_plan
from narrows.services.plan.yaml_text import NO_FILE
from tests.services.plan.told_places import words_alone

PLAN = """\
strategy: {waypoints: [{id: warm-street, text: The street eats warm bread}]}
metrics:
  - {id: smiles, title: Smiles, unit: points, better: higher}
streams:
  - id: bread
    value_metric: smiles
    workflow:
      - {status: Rising, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
cycles:
  - {id: autumn, start: 2026-10-05}
objectives:
  - id: warm
    cycle: autumn
    owner: bread
    text: Bread is warm
    waypoint: warm-street
    key_results:
      - {id: smiling, metric: smiles, baseline: 3, target: 5}
      - {id: fast, metric: flow_time, baseline: 2, target: 1}
      - {id: rest, metric: status_wait, of: {status: Rising}, baseline: 2, target: 0}
    initiatives:
      - {id: more-yeast, text: Twice the yeast, hypothesis: {key_result: rest}, status: Rising}
    ripples: [{to: the street, effect: helps}]
"""

REFUSED = [
    ("metric: smiles, b", "metric: smile, b", "metric-unknown", "20: there is no metric «smile»; did you mean «smiles»?"),
    ("value_metric: smiles", "value_metric: x", "metric-unknown", "6: "),
    ("value_metric: smiles", "value_metric: [smiles, x]", "second-value-metric", "6: a stream has exactly one"),
    ("{id: smiles,", "{id: flow_load,", "metric-name-taken", "3: "),
    ("target: 5", "target: 3", "target-is-baseline", "20: "),
    ("target: 5", "target: .inf", "plan-invalid", "20: «target» has to be a finite number"),
    ("baseline: 3", "baseline: few", "plan-invalid", "20: «baseline» has to be a number"),
    ("baseline: 3, target: 5", "baseline: 3", "key-result-without-target", "20: "),
    ("target: 5", "target: 5, low: 1", "key-result-two-kinds", "20: "),
    ("baseline: 3, target: 5", "low: 5, high: 3", "band-upside-down", "20: "),
    ("metric: smiles, b", "text: Smiles, b", "key-result-without-metric", "20: "),
    ("metric: flow_time, baseline: 2, target: 1}", "text: Reduce p85 flow time of features from 9 to 4 days by Q4}", "key-result-without-metric", "write what its words say as `{metric: flow_time, of: {item_type: feature, statistic: p85}, baseline: 9, target: 4}`, or"),
    ("metric: flow_time, baseline: 2, target: 1}", "text: Crumbs per loaf < 4}", "key-result-without-metric", "as `{metric: crumbs-per-loaf, baseline: …, target: 4}`, with its metric under `metrics:`"),
    ("metric: smiles, b", "metric: smiles, of: {statistic: p85}, b", "scope-of-observed", "20: "),
    ("{id: fast, metric: flow_time,", "{id: fast, metric: flow_time, of: {statistic: p84},", "name-unknown", "21: there is no statistic «p84»"),
    ("of: {status: Rising}", "of: {status: Risen}", "name-unknown", "22: there is no status «Risen»"),
    ("{id: fast, metric: flow_time,", "{id: fast, metric: flow_time, of: {status: Rising},", "scope-not-measured", "21: "),
    ("{id: fast, metric: flow_time,", "{id: fast, metric: value_score, of: {item_type: debt},", "scope-not-measured", "21: «value_score» is not measured by item_type"),
    (", of: {status: Rising}", "", "scope-incomplete", "22: "),
    ("owner: bread", "owner: organisation", "scope-incomplete", "21: «flow_time» is of one stream"),
    ("of: {status: Rising}", "of: {stream: cake, status: Rising}", "name-unknown", "22: there is no stream «cake»"),
    ("key_result: rest", "key_result: rets", "name-unknown", "24: there is no key result «rets»; did you mean «rest»?"),
    ("hypothesis: {key_result: rest}, status: Rising", "status: Cooling", "name-unknown", "24: "),
    ("owner: bread", "owner: cake", "name-unknown", "16: there is no owner «cake»"),
    ("cycle: autumn", "cycle: winter", "name-unknown", "15: there is no cycle «winter»"),
    ("waypoint: warm-street", "waypoint: cold-street", "name-unknown", "18: "),
    ("start: 2026-10-05", "start: 2026-10-06", "cycle-not-monday", "12: "),
    ("start: 2026-10-05", "start: soon", "plan-invalid", "12: «start» has to be a day"),
    ("key_result: rest}", "key_result: rest, change: 0}", "hypothesis-without-change", "24: the hypothesis of «more-yeast»"),
    ("ripples: [{to: the street,", "ripples: [{to: warm,", "ripple-to-itself", "25: "),
    ("ripples: [{to: the street, effect: helps}", "ripples: [{to: the street, effect: helps}, {to: the street, effect: helps, text: x}", "ripple-twice", "say both in one"),
    ("ripples: [{to: the street,", "ripples: [{to: braed,", "ripple-to-unknown", "25: there is no objective or stream «braed»; did you mean «bread»?"),
    ("ripples: [{to: the street,", "ripples: [{to: Organization,", "ripple-to-unknown", "did you mean «organisation»?"),
    ("start: 2026-10-05", "start: 9999-12-27", "plan-invalid", "12: «start» cannot be 9999-12-27; a plan's days lie in the years 1970 to 2199"),
    ("start: 2026-10-05", "start: 0001-01-01", "plan-invalid", "12: «start» cannot be 0001-01-01"),
    ("{id: warm-street,", "{id: warm-street, by: 2200-01-01,", "plan-invalid", "1: «by» cannot be 2200-01-01"),
    ("baseline: 3", "baseline: 3, baseline_at: 1969-12-31", "plan-invalid", "20: «baseline_at» cannot be 1969-12-31"),
    ("id: fast", "id: rest", "id-twice", "22: there is a key result «rest» already at narrows.yaml:21"),
    ("objectives:\n", "objectives:\n  - {id: warm, cycle: autumn, owner: bread, text: Warm}\n", "id-twice", "15: there is an objective «warm» already at narrows.yaml:14"),
    ("- id: warm", "- why: It smells", "id-missing", "14: "),
    ("waypoint: warm-street", "parent: other", "plan-key-unknown", "18: there is no key «parent» here"),
]  # fmt: skip


def parse(text: str, *, file: str = "narrows.yaml") -> Plan:
    return parse_plan(text, file=file, folder=PurePath("/"), connectors=())


def test_the_plan_itself_is_taken() -> None:
    (warm,) = parse(PLAN).objectives
    assert [each.id for each in warm.key_results] == ["smiling", "fast", "rest"]
    assert warm.initiatives[0].hypotheses[0].key_result == "rest"


@pytest.mark.parametrize(("said", "instead", "slug", "says"), REFUSED)
def test_what_could_not_be_measured_is_refused_with_its_line(
    said: str, instead: str, slug: str, says: str
) -> None:
    assert PLAN.count(said) == 1, said
    with pytest.raises(NarrowsError) as refused:
        parse(PLAN.replace(said, instead))
    assert (refused.value.slug, refused.value.message[:13]) == (slug, "narrows.yaml:")
    assert says in refused.value.message
    assert "\n" not in refused.value.message


@pytest.mark.parametrize(("said", "instead", "slug", "says"), REFUSED)
def test_in_a_form_it_is_refused_in_the_same_words_without_a_line(
    said: str, instead: str, slug: str, says: str
) -> None:
    del says
    with pytest.raises(NarrowsError) as in_file:
        parse(PLAN.replace(said, instead))
    with pytest.raises(NarrowsError) as refused:
        parse(PLAN.replace(said, instead), file=NO_FILE)
    assert refused.value.slug == slug
    assert refused.value.message == words_alone(in_file.value.message, file="narrows.yaml")
    assert (refused.value.at, refused.value.beside[:1]) == (
        in_file.value.at, refused.value.beside[:1].upper(),
    )  # fmt: skip


def test_a_draft_may_be_words_alone_and_is_numbered() -> None:
    draft = parse_draft(
        """
objectives:
  - text: The street loves our bread
    key_results:
      - Bake twice as often
      - {text: Fewer complaints, metric: complaints}
    initiatives: [A second oven]
""",
        file="draft.yaml",
    )
    (objective,) = draft.objectives
    assert (objective.id, objective.owner) == ("O1", "organisation")
    assert [(each.id, each.text) for each in objective.key_results] == [
        ("KR1", "Bake twice as often"),
        ("KR2", "Fewer complaints"),
    ]
    assert objective.initiatives[0].id == "I1"


def test_a_draft_is_no_plan_for_a_home() -> None:
    with pytest.raises(NarrowsError, match="id"):
        parse("objectives: [{text: Warm, key_results: [Bake]}]")


def test_the_last_day_that_a_plan_may_name_leaves_room_for_its_cycle() -> None:
    (cycle,) = parse(PLAN.replace("2026-10-05", "2199-12-30")).cycles
    assert (cycle.end - cycle.start).days == 13 * 7


@pytest.mark.parametrize("outside", ["regulator", "breadwinners", "the bread", "army"])
def test_a_ripple_may_go_to_somebody_outside_in_words(outside: str) -> None:
    (warm,) = parse(PLAN.replace("to: the street", f"to: {outside}")).objectives
    assert warm.ripples[0].to == outside


def test_the_second_of_two_hypotheses_is_refused_on_its_own_line() -> None:
    two = PLAN.replace(
        "hypothesis: {key_result: rest}",
        "hypothesis: [{key_result: rest},\n       {key_result: rets}]",
    )
    with pytest.raises(NarrowsError, match=":25: there is no key result «rets»"):
        parse(two)
