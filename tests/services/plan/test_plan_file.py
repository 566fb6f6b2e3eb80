"""The plan file: what it says, and how it is refused where it cannot be meant."""

from pathlib import Path, PurePath

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import Take
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.services.plan.document import document_of
from narrows.services.plan.file import parse_plan
from narrows.services.plan.yaml_text import NO_FILE, write_yaml
from tests.services.plan.told_places import words_alone
from tests.shared import shared

FOLDER = PurePath("/plans")
CONNECTORS = ("csv_file", "xes")

BAKERY = """\
organisation: {name: Bakery, zone: Europe/Berlin}
sources:
  - {id: oven-log, connector: csv_file, path: logs/oven.csv, columns: {status: where}}
streams:
  - id: bread
    name: Bread
    customer: The street
    takes: [{source: oven-log, where: {project: [BRD, ROLL]}}]
    workflow: &baking
      - {status: Ordered, state: new}
      - {status: Rising, state: waiting}
      - {status: Baking, state: active}
      - {status: Cooling, state: waiting, queue_of: Baking}
      - {status: On the shelf, state: ignore}
      - {status: Sold, state: done}
    item_types: {loaf: feature, burnt: defect}
  - id: cake
    workflow: *baking
    sources:
      - id: cake-log
        connector: xes
        path: /far/cake.xes
        zone: Asia/Tokyo
        status: [concept:name, lifecycle:transition]
cycles: [{id: autumn, start: 2026-10-05}]
objectives:
  - id: warm
    cycle: autumn
    owner: bread
    text: Bread is warm
    key_results:
      - {id: fast, metric: flow_time, target: 0.5}
      - {id: rest, metric: status_wait, of: {status: Cooling}, baseline: 2, target: 0}
"""


def parse(text: str) -> Plan:
    return parse_plan(text, file="narrows.yaml", folder=FOLDER, connectors=CONNECTORS)


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(NarrowsError) as refused:
        parse(text)
    return refused.value.slug, refused.value.message


def test_streams_have_workflow_types_and_zone() -> None:
    bread, cake = parse(BAKERY).streams
    assert (bread.id, bread.name, cake.name) == ("bread", "Bread", "cake")
    assert bread.workflow is not None
    assert [each.state for each in bread.workflow.statuses] == [
        FlowState.NEW,
        FlowState.WAITING,
        FlowState.ACTIVE,
        FlowState.WAITING,
        None,
        FlowState.DONE,
    ]
    assert bread.workflow.reaches()[0].queue_statuses == ("Rising", "Cooling")
    assert bread.item_types == {"loaf": ItemType.FEATURE, "burnt": ItemType.DEFECT}
    assert bread.policy.zone == "Europe/Berlin"
    assert cake.workflow == bread.workflow


def test_a_stream_declares_how_it_is_measured_and_says_so_in_an_export() -> None:
    usual, own = parse(
        "streams: [{id: bread}, {id: cake, policy: {start: created, reopened: last_spell}}]"
    ).streams
    assert (usual.policy.start, usual.policy.reopened) == ("commitment", "whole_span")
    assert (own.policy.start, own.policy.reopened) == ("created", "last_spell")
    told = document_of(parse("streams: [{id: cake, policy: {reopened: sum_of_spells}}]"))
    assert "{'id': 'cake', 'policy': {'reopened': 'sum_of_spells'}}" in str(told)
    for level in ("parents", ["Story", "Bug"]):
        text = f"streams: [{{id: cake, policy: {{level: {level}}}}}]"
        (levelled,) = parse(text).streams
        assert levelled.policy.level == (level if level == "parents" else "types «Story», «Bug»")
        assert f"'policy': {{'level': {level!r}}}" in str(document_of(parse(text)))
    slug, said = refusal("streams: [{id: cake, policy: {start: birth}}]")
    assert slug == "plan-invalid"
    assert "narrows.yaml:1" in said
    assert "commitment" in said


def test_a_stream_takes_by_where_and_all_of_the_sources_inside_it() -> None:
    bread, cake = parse(BAKERY).streams
    assert bread.takes == (Take("oven-log", {Attribute.PROJECT: ("BRD", "ROLL")}),)
    assert cake.takes == (Take("cake-log"),)


def test_paths_are_relative_to_the_file_and_zones_the_own_or_the_streams() -> None:
    oven, cake = parse(BAKERY).sources
    assert (oven.path, oven.zone) == ("/plans/logs/oven.csv", "Europe/Berlin")
    assert (cake.path, cake.zone) == ("/far/cake.xes", "Asia/Tokyo")
    assert oven.columns == {"status": "where"}
    assert cake.status == ("concept:name", "lifecycle:transition")


def test_a_flow_key_result_is_of_the_stream_that_owns_the_objective() -> None:
    fast, rest = parse(BAKERY).objectives[0].key_results
    assert (fast.of.stream, rest.of.stream) == ("bread", "bread")
    assert (rest.baseline, rest.target) == (2, 0)


def test_a_plan_written_out_and_read_again_is_the_same_plan() -> None:
    plan = parse(BAKERY)
    assert parse(write_yaml(document_of(plan))) == plan


def test_the_contract_is_taken_whole_and_survives_its_own_export() -> None:
    plan = parse(Path(shared("../contract/insurer.yaml")).read_text(encoding="utf-8"))
    assert [stream.id for stream in plan.streams] == ["policy", "claims", "platform"]
    assert {source.zone for source in plan.sources} == {"Europe/London"}
    assert [each.id for each in plan.objectives] == [
        "most-innovative", "love-mobile", "cheaper-hosting",
    ]  # fmt: skip
    load = plan.objectives[1].key_results[3]
    assert (load.low, load.high, load.is_kept_within) == (60, 90, True)
    assert parse(write_yaml(document_of(plan))) == plan


STREAM = """\
streams:
  - id: a
    workflow:
      - {status: Doing, state: active}
      - {status: Done, state: done}
"""

REFUSED = [
    ("", "yaml-unreadable", "narrows.yaml is empty"),
    ("a: [", "yaml-unreadable", "narrows.yaml:1: "),
    (
        "a: b\nc: \x07",
        "yaml-unreadable",
        "narrows.yaml:2: this is not readable as YAML (it holds c",
    ),
    ('a: b\nc: ["d\\0"]', "yaml-unreadable", "narrows.yaml:2: this is not readable as YAML (no te"),
    (
        'a: b\nc: "\\ud800"',
        "yaml-unreadable",
        "narrows.yaml:2: this is not readable as YAML (no tex",
    ),
    ("a: b\nstrategy: {by: 2026-13-45}", "yaml-unreadable", "narrows.yaml:2: this is not readable"),
    ("strategy: 2026-13-45", "yaml-unreadable", "month"),
    ("a: " + "[" * 1000, "yaml-unreadable", "nested too deeply"),
    ("a: !!python/name:os.system x", "yaml-unreadable", "narrows.yaml:1: "),
    ("sources: []\nsources: []", "yaml-key-twice", "narrows.yaml:2: «sources» stands here and on"),
    ("strategy: &a [*a]", "yaml-too-large", "narrows.yaml:1: "),
    ("- one", "plan-invalid", "narrows.yaml:1: the file has to be keys with values"),
    ("streams:", "plan-invalid", "narrows.yaml:1: «streams» has to be a list"),
    ("streams: [{name: x}]", "plan-invalid", "«id» is missing"),
    ("streams: [{id: a b}]", "plan-invalid", "«id» cannot be «a b»"),
    ("streams: [{id: a, policy: {level: epics}}]", "plan-invalid", "«level» cannot be «epics»"),
    (STREAM.replace("workflow", "worklfow"), "plan-key-unknown", "narrows.yaml:3: there is no key"),
    (STREAM.replace("workflow", "worklfow"), "plan-key-unknown", "did you mean «workflow»?"),
    (STREAM.replace("active", "atcive"), "plan-invalid", "narrows.yaml:4: «state» cannot be"),
    (STREAM.replace("active", "atcive"), "plan-invalid", "did you mean «active»?"),
    (STREAM.replace("Doing", "No"), "plan-invalid", "«status» has to be text, but YAML reads it"),
    (STREAM.replace("state: done", "state: new"), "workflow-without-done", "narrows.yaml:3: "),
    (STREAM.replace("Doing", "Done"), "status-twice", "narrows.yaml:5: "),
    (STREAM.replace("done}", "done, queue_of: X}"), "queue-of-nothing", "narrows.yaml:5: "),
    (STREAM + "    item_types: {Story: story}", "plan-invalid", "narrows.yaml:6: «Story» cannot"),
    (STREAM + "    takes: [{source: b}]", "source-unknown", "narrows.yaml:6: "),
    (STREAM + "    zone: Mars/Base", "zone-unknown", "narrows.yaml:6: "),
    ("streams: [{id: unaligned}]", "id-reserved", "narrows.yaml:1: no stream can be «unaligned»"),
    ("streams:\n  - id: Organisation", "id-reserved", "narrows.yaml:2: no stream can be «Organ"),
    ("streams:\n  - id: a.json", "plan-invalid", "narrows.yaml:2: «id» cannot end in .json"),
    ("streams:\n  - id: " + "a" * 81, "plan-invalid", "narrows.yaml:2: «id» is longer than 80 "),
    ("objectives: [{id: a.JSON}]", "plan-invalid", "narrows.yaml:1: «id» cannot end in .json"),
    (STREAM + "  - {id: a}", "id-twice", "narrows.yaml:6: there is a stream «a» already"),
    (
        STREAM + "sources: [{id: s, connector: csv_fiel, path: x}]",
        "connector-unknown",
        "narrows.yaml:6: there is no connector «csv_fiel»; there is csv_file, xes.",
    ),
    (
        STREAM + "sources: [{id: s, connector: xes, path: x, columns: {itme: key}}]",
        "plan-invalid",
        "did you mean «item»?",
    ),
    (
        "streams: [{id: a, sources: [{id: s, connector: xes, path: x, status: [concept:name]}]}]",
        "workflow-missing",
        "stream «a» takes statuses from «s»",
    ),
]


@pytest.mark.parametrize(("text", "slug", "says"), REFUSED)
def test_what_cannot_be_meant_is_refused_with_its_place(text: str, slug: str, says: str) -> None:
    assert refusal(text)[0] == slug
    assert says in refusal(text)[1]
    assert "\n" not in refusal(text)[1]


@pytest.mark.parametrize(("text", "slug", "says"), REFUSED)
def test_what_nobody_wrote_in_a_file_is_refused_in_the_same_words_without_a_place(
    text: str, slug: str, says: str
) -> None:
    del says
    with pytest.raises(NarrowsError) as refused:
        parse_plan(text, file=NO_FILE, folder=FOLDER, connectors=CONNECTORS)
    assert refused.value.slug == slug
    told = words_alone(refusal(text)[1], file="narrows.yaml")
    assert refused.value.message == told


def test_a_source_of_two_zones_has_to_say_which_is_its_own() -> None:
    text = STREAM + (
        "    takes: [{source: s}]\n"
        "  - {id: b, zone: Asia/Tokyo, takes: [{source: s}]}\n"
        "sources:\n"
        "  - {id: s, connector: csv_file, path: x}"
    )
    slug, message = refusal(text)
    assert slug == "zone-disputed"
    assert message.startswith("narrows.yaml:9: source «s» is taken by streams of different zones")
    assert parse(text.replace("path: x", "path: x, zone: UTC")).sources[0].zone == "UTC"


def test_interval_logs_need_no_workflow() -> None:
    columns = "{item: case, activity: what, started_at: from, ended_at: to}"
    plan = parse(
        "streams: [{id: a, sources: [{id: s, connector: csv_file, path: x, columns: "
        f"{columns}}}]}}]"
    )
    assert plan.streams[0].workflow is None


def test_aliases_cannot_fill_the_memory() -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert refusal("\n".join(lines))[0] == "yaml-too-large"


def test_ids_may_hold_what_is_reserved_and_be_as_long_as_the_longest() -> None:
    ids = ["unaligned-work", "json", "a.json.b", "a" * 80]
    streams = ", ".join(f"{{id: {each}}}" for each in ids)
    assert [each.id for each in parse(f"streams: [{streams}]").streams] == ids


LIVE = """
sources:
- {{id: jira, connector: csv_file, address: "https://{host}", take: [POL], {more}}}
"""


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("15m", 900), ("1h", 3600), ("90m", 5400), ("2d", 172_800), ("never", 0)],
)
def test_a_source_says_how_often_it_is_synced(said: str, seconds: int) -> None:
    plan = parse(LIVE.format(host="harbour.example", more=f"every: {said}"))
    assert plan.sources[0].every_s == seconds
    assert plan.sources[0].take == ("POL",)
    again = parse(write_yaml(document_of(plan)))
    assert again.sources == plan.sources


@pytest.mark.parametrize("said", ["15", "0m", "15 minutes", "1w", "'-5m'", "''"])
def test_an_interval_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        parse(LIVE.format(host="harbour.example", more=f"every: {said}"))
    assert refused.value.slug == "plan-invalid"


@pytest.mark.parametrize(
    ("host", "more"),
    [
        ("harbour.example", "token: canary"),
        ("harbour.example", "Password: canary"),
        ("me:canary@harbour.example", "zone: UTC"),
    ],
)
def test_a_plan_holds_no_token_and_its_refusal_does_not_repeat_it(host: str, more: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        parse(LIVE.format(host=host, more=more))
    assert refused.value.slug == "token-in-plan"
    assert "canary" not in refused.value.message
