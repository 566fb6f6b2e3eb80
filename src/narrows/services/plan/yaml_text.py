"""YAML as people write it: plain values, and the line that each of them stands on."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from narrows.domain.errors import NarrowsError
from narrows.services.plan.yaml_nodes import check_nodes, check_texts, line_of, unreadable
from narrows.services.plan.yaml_quick import quick_node

NO_FILE = ""
"""Name of what nobody wrote in a file: its parts have no place that people would know."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML document.

    Attributes:
        file: Its name, for messages; `NO_FILE` where nobody wrote one.
        value: Plain values: mappings, lists, text, numbers, dates.
        root: Where they stand.
    """

    file: str
    value: object
    root: yaml.Node

    def place(self, path: Sequence[str | int] = ()) -> str:
        """«file:line» of the value at a path, or of the nearest part around it that is there.

        Empty where nobody wrote a file: `NarrowsError.placed` takes it as it is.
        """
        node, mark = self.root, self.root.start_mark
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found[0].start_mark, found[1]
        return line_of(self.file, mark.line)

    def already(self, path: Sequence[str | int]) -> str:
        """«already at file:line», of what stands at a path and is there once more."""
        place = self.place(path)
        return f"already at {place}" if place else "already"

    def position(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """Line and column of the value at a path, both from 1; `None` where there is none."""
        node = self.root
        for step in path:
            found = _child(node, step)
            if found is None:
                return None
            node = found[1]
        # What an alias repeats stands where it was written out.
        return node.start_mark.line + 1, node.start_mark.column + 1


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
        loader = _Placing(text)
        root = quick_node(text) or loader.get_single_node()
        if root is None:
            raise NarrowsError("yaml-unreadable", f"{file or 'This'} is empty; write YAML into it.")
        check_nodes(root, file)
        return YamlText(file, loader.construct_document(root), root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = line_of(file, mark.line) if mark else file
        raise unreadable(place, error.problem or "not YAML") from error
    except yaml.reader.ReaderError as error:
        place = line_of(file, text.count(chr(10), 0, error.position))
        raise unreadable(place, "it holds characters that YAML does not allow") from error
    except RecursionError as error:
        raise unreadable(file, "it is nested too deeply") from error


def values_as_yaml(value: object, file: str) -> YamlText:
    """Plain values as a document that is written nowhere, so that all of it stands on line 1.

    Args:
        value: Mappings, lists, text, numbers, dates.
        file: Its name, for messages.

    Raises:
        NarrowsError: `yaml-unreadable` where a text holds what no document may.
    """
    root = yaml.ScalarNode("", "", yaml.Mark(file, 0, 0, 0, None, 0))
    check_texts(value, root, file=file)
    return YamlText(file, value, root)


def write_yaml(value: object) -> str:
    """Plain values as YAML; what several places share is written out in each of them."""
    return yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


class _Placing(yaml.SafeLoader):
    """Says where a value stands that its kind cannot hold, such as the day 2026-13-45."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        """The value of a node."""
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from error


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is PyYAML's
        """Always: nobody can read `*id001`."""
        return True


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
