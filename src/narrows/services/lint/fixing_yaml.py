"""Moving a key result to the initiatives in a plan file, line by line, so that comments stay."""

from collections.abc import Iterator

import yaml

from narrows.domain.plan import Plan
from narrows.rules.places import words
from narrows.services.lint.fixing_safety import Target
from narrows.services.plan.yaml_text import parse_yaml

PLAIN_KEYS = frozenset({"id", "text"})
"""What a key result may say and still be an initiative as it stands."""


def move_in_yaml(text: str, plan: Plan, *, target: Target) -> str | None:
    """The text with a key result among the initiatives; `None` where it is not plain enough."""
    key_results = plan.objectives[target.objective].key_results
    nth = next(n for n, each in enumerate(key_results) if words(each, plan) == target.text)
    objective = _item(_part(parse_yaml(text, "").root, "objectives"), target.objective)
    sequence = _part(objective, "key_results")
    item = _item(sequence, nth)
    if objective is None or sequence is None or item is None or not _is_plain(item):
        return None
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    first, last = item.start_mark.line, _last_line(item)
    dash = _dash(lines[first], item)
    if dash is None or _is_shared(sequence, first, last=last):
        return None
    own = lines[first : last + 1]
    bets = _part(objective, "initiatives")
    if bets is None:
        at, key = _last_line(sequence) + 1, _key_column(objective, "key_results")
        added = [" " * key + "initiatives:\n", *own]
    else:
        beside = _item(bets, 0)
        column = None if beside is None else _dash(lines[beside.start_mark.line], beside)
        if column is None:
            return None
        at = _last_line(bets) + 1
        added = [_shifted(each, column - dash) for each in own]
    left = [*lines[:first], *lines[last + 1 : at]] if at > last else lines[:at]
    rest = lines[at:] if at > last else [*lines[at:first], *lines[last + 1 :]]
    return "".join([*left, *added, *rest])


def _part(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _key_column(node: yaml.Node, name: str) -> int:
    return int(next(key.start_mark.column for key, _ in node.value if key.value == name))


def _item(node: yaml.Node | None, nth: int) -> yaml.Node | None:
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or nth >= len(node.value):
        return None
    found = node.value[nth]
    return found if isinstance(found, yaml.Node) else None


def _is_plain(item: yaml.Node) -> bool:
    if isinstance(item, yaml.MappingNode):
        if not {key.value for key, _ in item.value} <= PLAIN_KEYS:
            return False
    elif not isinstance(item, yaml.ScalarNode):
        return False
    return all(each.style not in ("|", ">") for each in _scalars(item))


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for each in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in each if isinstance(each, tuple) else (each,):
            yield from _scalars(part)


def _last_line(node: yaml.Node) -> int:
    """Of what stands in it; a block ends only where the next begins, after comments."""
    flow = node.end_mark.line if getattr(node, "flow_style", False) else 0
    ends = [
        each.end_mark.line - (each.style in ("|", ">") and each.end_mark.column == 0)
        for each in _scalars(node)
    ]
    return max([flow, *ends])


def _dash(line: str, item: yaml.Node) -> int | None:
    """The column of the «-» before an item; `None` where more stands before it."""
    lead = line[: item.start_mark.column].rstrip()
    return len(lead) - 1 if lead.strip() == "-" else None


def _is_shared(sequence: yaml.Node, first: int, *, last: int) -> bool:
    """Whether another item stands on one of the same lines."""
    own = [each for each in sequence.value if first <= each.start_mark.line <= last]
    return len(own) != 1


def _shifted(line: str, by: int) -> str:
    return " " * by + line if by >= 0 else line.removeprefix(" " * -by)
