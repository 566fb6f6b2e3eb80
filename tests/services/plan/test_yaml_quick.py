"""YAML is read alike by both parsers, or by the one in Python alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.errors import NarrowsError
from narrows.services.plan.yaml_quick import quick_node
from narrows.services.plan.yaml_text import parse_yaml

CASES = Path(__file__).parents[2] / "rules" / "cases"
PLAN = """\
strategy: {vision: "People are served at once", waypoints: [{id: days, text: Days, not weeks}]}
metrics:
  - &nps {id: nps, title: Mobile NPS, unit: points, since: 2026-10-05}   # asked every week
  - {<<: *nps, id: ces}
objectives:
  - id: love
    why: |
      Every third one asks twice.
    text: >-
      People love
      what we do
    key_results:
      - 'NPS rises from 31 to 37, isn''t it'
      - {metric: nps, baseline: 31.5, target: 0x25}
    initiatives: []
"""
PIECES = (
    "\n", "\n  ", "\n- ", "  - ", ": ", ":", "- ", "# ", " #", "{", "}", "[", "]", ", ", "'", '"',
    "&a ", "*a", "|", ">", "%", "@", "~", "yes", "1:30", "0x1f", "---", "\n---\n", "\n...\n", "é",
    "→", "😀", "\xa0", "\x85", "\u2028", "\r\n", "<<: ", "why", "?", "? ", "\t", "\ufeff", "!!str ",
)  # fmt: skip

edits = st.lists(
    st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), st.sampled_from(PIECES)), max_size=4
)
cuts = st.tuples(st.integers(0, 20), st.integers(1, 20))


@settings(max_examples=300)
@given(edits, cuts)
def test_both_parsers_read_the_same_wherever_both_read(
    changes: list[tuple[int, int, str]], cut: tuple[int, int]
) -> None:
    text = PLAN
    for at, n_gone, piece in changes:
        text = f"{text[:at]}{piece}{text[at + n_gone :]}"
    lines = text.split("\n")
    text = "\n".join(lines[cut[0] : cut[0] + cut[1]])
    quick = quick_node(text)
    try:
        slow = yaml.SafeLoader(text).get_single_node()
    except yaml.YAMLError:
        return  # (what only the one in C reads, such as «[why?]», is read)
    if quick is not None:
        assert list(_parts(quick)) == list(_parts(slow))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_everything_stands_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    quick, slow = quick_node(text), yaml.SafeLoader(text).get_single_node()
    assert quick is not None
    assert slow is not None
    assert list(_places(quick)) == list(_places(slow))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: [", "p.yaml:2"),
        ("a: 1\nb: 'x", "p.yaml:2"),
        ("a: *nobody", "p.yaml:1"),
        ("a: \x07", "p.yaml:1"),
        ("a:\tb\n\t- c", "p.yaml:1"),
        ("a: 1\n--- \nb: 2", "p.yaml:2"),
        ("[" * 5000, "nested too deeply"),
        ("a: 1\na: 2", "keep one of the two"),
        ("", "is empty"),
        ("# nothing", "is empty"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(NarrowsError, match=told):
        parse_yaml(text, "p.yaml")


@pytest.mark.parametrize(
    "text", ["? a\n: b", "a: !!str 1", "\ufeffa: 1", "a:\tb", "- ? a", "a: |#"]
)
def test_what_is_odd_is_left_to_the_parser_in_python(text: str) -> None:
    assert quick_node(text) is None


def test_the_parser_in_c_is_there_and_reads_a_plan() -> None:
    assert quick_node(PLAN) is not None


def _parts(node: yaml.Node | None, *, depth: int = 0) -> Iterator[tuple[object, ...]]:
    """What there is, without places: those of empty values differ."""
    if node is None or depth > 30:
        return
    yield node.tag, node.value if isinstance(node, yaml.ScalarNode) else len(node.value)
    for each in _inner(node):
        yield from _parts(each, depth=depth + 1)


def _places(node: yaml.Node) -> Iterator[tuple[int, int]]:
    if not isinstance(node, yaml.ScalarNode) or node.value:
        yield node.start_mark.line, node.start_mark.column
    for each in _inner(node):
        yield from _places(each)


def _inner(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
