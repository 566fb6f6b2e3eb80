"""A draft with ids, as YAML that a person completes, and what it lacks until it can be applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.meant_metrics import meant_metric, written
from narrows.services.imports.cycle_words import begins
from narrows.services.imports.draft import Draft, DraftKeyResult, DraftObjective
from narrows.services.imports.lacking import (
    cycle_id,
    cycle_ids,
    missing_of,
    size_of,
    stands_still,
)
from narrows.services.imports.slugs import Slugs, owner_id
from narrows.services.plan.file import parse_draft
from narrows.services.plan.yaml_text import write_yaml


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft written out.

    Attributes:
        draft: What was read.
        text: The same in YAML, with comments on what is open.
        missing: What has to be decided before it can be applied, a sentence each.
    """

    draft: Draft
    text: str
    missing: tuple[str, ...]


def write_draft(draft: Draft) -> Drafted:
    """Write a draft as YAML that `narrows lint` reads and a person completes.

    Ids are made from words. Metrics are left open: what a key result is measured by, people decide.
    """
    missing = tuple(missing_of(draft))
    head = [
        f"Drafted from {draft.file}: {size_of(draft)}.",
        *(["Before it can be applied:"] if missing else []),
        *(f"- {each}" for each in missing),
        *(["Left out, or read with doubt:"] if draft.faults else []),
        *(f"- {f'line {each.row}: ' if each.row else ''}{each.message}" for each in draft.faults),
    ]
    parts = [_comments(head), _cycles(draft), "objectives:\n" if draft.objectives else ""]
    ids = Slugs("objective")
    parts += [_objective(each, ids.of(each.text)) for each in draft.objectives]
    return Drafted(draft, "".join(parts), missing)


def plan_of(draft: Draft) -> Plan:
    """A draft as the rules read it: as its own YAML is read, so that both find the same."""
    return parse_draft(write_draft(draft).text, file=draft.file)


def _cycles(draft: Draft) -> str:
    said = []
    for cycle in cycle_ids(draft):
        start = begins(cycle)
        if start is not None:
            said.append(write_yaml([{"id": cycle, "start": start}]))
        else:
            said.append(_comments([f"- {{id: {cycle}, start: the Monday that it begins on}}"]))
    has_start = any(begins(cycle) for cycle in cycle_ids(draft))
    return ("cycles:\n" if has_start else "") + "".join(said)


def _objective(objective: DraftObjective, id_: str) -> str:
    head = {
        "id": id_,
        "cycle": None if objective.cycle is None else cycle_id(objective.cycle),
        "owner": None if objective.owner is None else owner_id(objective.owner),
        "text": objective.text,
        "why": objective.why,
    }
    parts = [_comments([f"line {objective.line}", *objective.notes]), _mapping(head)]
    ids, taken = Slugs("result"), Slugs("initiative")
    for number, each in enumerate(objective.key_results):
        key = ids.of(each.aim.metric or each.text)
        parts.append("" if number else "  key_results:\n")
        parts.append(indent(_key_result(each, key), "  "))
    for number, bet in enumerate(objective.initiatives):
        key = taken.of(bet.text)
        parts.append("" if number else "  initiatives:\n")
        told = _comments([f"line {bet.line}", *bet.notes]) + _mapping({"id": key, "text": bet.text})
        parts.append(indent(told, "  "))
    return "".join(parts)


def _key_result(key_result: DraftKeyResult, id_: str) -> str:
    aim = key_result.aim
    numbers: Mapping[str, object] = {
        "baseline": aim.baseline,
        "target": aim.target,
        "low": aim.low,
        "high": aim.high,
    }
    if stands_still(aim):
        numbers = {}
    unit = f", in {aim.unit}" if aim.unit else ""
    named = f" «{aim.metric}»" if aim.metric else ""
    comments = [
        f"line {key_result.line}",
        *key_result.notes,
        f"metric: a flow metric, or the id of one of yours under `metrics:`?{named}{unit}",
        *_of_flow(key_result),
    ]
    return _comments(comments) + _mapping({"id": id_, "text": key_result.text, **numbers})


def _of_flow(key_result: DraftKeyResult) -> Sequence[str]:
    """The key result with numbers, where its words name a flow metric."""
    in_words = KeyResult("", None, text=key_result.text)
    meant = meant_metric(in_words, ORGANISATION, plan=Plan())
    return [] if meant is None or meant.metric is None else [f"as its words say: {written(meant)}"]


def _mapping(values: Mapping[str, object]) -> str:
    """One entry of a list, without what is not said."""
    said = {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in values.items()
        if value is not None
    }
    return write_yaml([said])


def _comments(lines: Sequence[str]) -> str:
    """Lines behind «#», each of them one line whatever it holds."""
    plain = ("".join(c if c.isprintable() else " " for c in line) for line in lines)
    return "".join(f"# {line}\n" for line in plain)
