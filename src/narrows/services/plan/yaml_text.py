"""YAML as people write it: plain values, and the line that each of them stands on."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from narrows.domain.errors import NarrowsError

MOST_VALUES = 100_000
"""Values of a file once its aliases are written out: what more would be a trap, not a plan."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML document.

    Attributes:
        file: Its name, for messages.
        value: Plain values: mappings, lists, text, numbers, dates.
        root: Where they stand.
    """

    file: str
    value: object
    root: yaml.Node

    def place(self, path: Sequence[str | int] = ()) -> str:
        """«file:line» of the value at a path, or of the nearest part around it that is there."""
        node, mark = self.root, self.root.start_mark
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found[0].start_mark, found[1]
        return f"{self.file}:{mark.line + 1}"


def parse_yaml(text: str, file: str) -> YamlText:
    """Parse a YAML document, its anchors and merge keys written out.

    Args:
        text: The document.
        file: Its name, for messages.

    Raises:
        NarrowsError: `yaml-unreadable`, `yaml-key-twice`, `yaml-too-large`.
    """
    try:
        # Not yaml.safe_load: it forgets the lines, and lets the second of two equal keys win.
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        if root is None:
            raise NarrowsError("yaml-unreadable", f"{file} is empty; write YAML into it.")
        _check(root, file)
        return YamlText(file, loader.construct_document(root), root)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise _unreadable(f"{file}{line}", error.problem or "not YAML") from error
    except yaml.YAMLError as error:
        raise _unreadable(file, "it holds characters that YAML does not allow") from error
    except RecursionError as error:
        raise _unreadable(file, "it is nested too deeply") from error
    except ValueError as error:  # a date such as 2026-13-45
        raise _unreadable(file, str(error)) from error


def write_yaml(value: object) -> str:
    """Plain values as YAML; what several places share is written out in each of them."""
    return yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is PyYAML's
        """Always: nobody can read `*id001`."""
        return True


def _unreadable(place: str, why: str) -> NarrowsError:
    return NarrowsError(
        "yaml-unreadable", f"{place}: this is not readable as YAML ({why}); mend it there."
    )


def _check(root: yaml.Node, file: str) -> None:
    """Refuse keys that stand twice, and aliases that would never end or fill the memory."""
    n_values: dict[int, int] = {}
    open_nodes: set[int] = set()

    def count(node: yaml.Node) -> int:
        if id(node) in n_values:
            return n_values[id(node)]
        if id(node) in open_nodes:
            raise _too_large(file, node)
        open_nodes.add(id(node))
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


def _check_keys(node: yaml.MappingNode, file: str) -> None:
    lines: dict[object, int] = {}
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            name, line = (key.tag, key.value), key.start_mark.line + 1
            if name in lines:
                raise NarrowsError(
                    "yaml-key-twice",
                    f"{file}:{line}: «{key.value}» stands here and on line {lines[name]}; keep "
                    "one of the two.",
                )
            lines[name] = line


def _too_large(file: str, node: yaml.Node) -> NarrowsError:
    return NarrowsError(
        "yaml-too-large",
        f"{file}:{node.start_mark.line + 1}: written out, the aliases hold more than "
        f"{MOST_VALUES:,} values or never end; write fewer of them.",
    )


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Where a part is named and where it stands."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return (node.value[step], node.value[step]) if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        # The last one: keys that were merged in stand before a mapping's own.
        return next(
            ((key, part) for key, part in reversed(node.value) if key.value == str(step)), None
        )
    return None
