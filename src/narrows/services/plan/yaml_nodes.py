"""What YAML may write that no plan means: keys twice, endless aliases, half characters."""

import re
from collections.abc import Iterable, Mapping

import yaml

from narrows.domain.errors import NarrowsError

MOST_VALUES = 100_000
"""Values of a file once its aliases are written out: what more would be a trap, not a plan."""

NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What "\\0" and "\\ud800" write: PostgreSQL keeps no text that holds it."""


def check_nodes(root: yaml.Node, file: str) -> None:
    """Refuse keys that stand twice, and aliases that would never end or fill the memory.

    Raises:
        NarrowsError: `yaml-unreadable`, `yaml-key-twice`, `yaml-too-large`.
    """
    n_values: dict[int, int] = {}
    open_nodes: set[int] = set()

    def count(node: yaml.Node) -> int:
        if id(node) in n_values:
            return n_values[id(node)]
        if id(node) in open_nodes:
            raise _too_large(file, node)
        open_nodes.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            check_texts(node.value, node, file=file)
        if isinstance(node, yaml.MappingNode):
            _check_keys(node, file)
            parts = [part for pair in node.value for part in pair]
        else:
            parts = node.value if isinstance(node, yaml.SequenceNode) else []
        n_values[id(node)] = 1 + sum(map(count, parts))
        if n_values[id(node)] > MOST_VALUES:
            raise _too_large(file, node)
        open_nodes.remove(id(node))
        return n_values[id(node)]

    count(root)


def check_texts(value: object, node: yaml.Node, *, file: str) -> None:
    """Refuse texts that no database would keep, also inside of lists and mappings.

    Raises:
        NarrowsError: `yaml-unreadable`, on the line of the node.
    """
    if isinstance(value, str) and NO_TEXT.search(value):
        place = line_of(file, node.start_mark.line)
        raise unreadable(place, "no text may hold the character 0 or half of one")
    parts: Iterable[object] = ()
    if isinstance(value, Mapping):
        parts = value.values()
    elif isinstance(value, list):
        parts = value
    for each in parts:
        check_texts(each, node, file=file)


def _check_keys(node: yaml.MappingNode, file: str) -> None:
    lines: dict[object, int] = {}
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            name, line = (key.tag, key.value), key.start_mark.line
            if name in lines:
                raise NarrowsError(
                    "yaml-key-twice",
                    f"«{key.value}» stands here and on line {lines[name] + 1}; keep one of the "
                    "two.",
                ).placed(line_of(file, line))
            lines[name] = line


def _too_large(file: str, node: yaml.Node) -> NarrowsError:
    return NarrowsError(
        "yaml-too-large",
        f"written out, the aliases hold more than {MOST_VALUES:,} values or never end; write fewer "
        "of them.",
    ).placed(line_of(file, node.start_mark.line))


def line_of(file: str, line: int) -> str:
    """«file:line» of a line that is counted from 0; empty where nobody wrote a file."""
    return f"{file}:{line + 1}" if file else ""


def unreadable(place: str, why: str) -> NarrowsError:
    """That a text cannot be read as YAML, where and why."""
    return NarrowsError(
        "yaml-unreadable", f"this is not readable as YAML ({why}); mend it."
    ).placed(place)
