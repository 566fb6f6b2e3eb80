"""A draft with ids, as YAML that a person completes, and what it lacks until it can be applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import indent

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.meant_metrics import meant_metric, written
from narrows.services.imports.draft import Draft, DraftKeyResult, DraftObjective
from narrows.services.imports.draft_values import (
    Values,
    cycles_of,
    initiatives_of,
    key_results_of,
    objectives_of,
)
from narrows.services.imports.lacking import cycle_ids, missing_of, size_of
from narrows.services.plan.file import draft_of, parse_draft
from narrows.services.plan.yaml_text import values_as_yaml, write_yaml


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
    parts += [_objective(each, values) for each, values in objectives_of(draft.objectives)]
    return Drafted(draft, "".join(parts), missing)


def plan_of(draft: Draft) -> Plan:
    """A draft as the rules read it: what its own YAML says, so that both find the same.

    Raises:
        NarrowsError: What reading that YAML refuses.
    """
    objectives = [
        {
            **values,
            "key_results": [values for _, values in key_results_of(each)],
            "initiatives": [values for _, values in initiatives_of(each)],
        }
        for each, values in objectives_of(draft.objectives)
    ]
    cycles = [values for _, values in cycles_of(cycle_ids(draft)) if values is not None]
    told = {"cycles": cycles, "objectives": objectives}
    try:
        return draft_of(values_as_yaml(told, draft.file))
    except NarrowsError:
        # Whoever is refused is told the line of the YAML, which takes long to write.
        return parse_draft(write_draft(draft).text, file=draft.file)


def _cycles(draft: Draft) -> str:
    told = list(cycles_of(cycle_ids(draft)))
    said = [
        _comments([f"- {{id: {cycle}, start: the Monday that it begins on}}"])
        if values is None
        else write_yaml([values])
        for cycle, values in told
    ]
    has_start = any(values is not None for _, values in told)
    return ("cycles:\n" if has_start else "") + "".join(said)


def _objective(objective: DraftObjective, values: Values) -> str:
    told = [_comments([f"line {objective.line}", *objective.notes]), write_yaml([values])]
    for number, (result, of_result) in enumerate(key_results_of(objective)):
        told.append("" if number else "  key_results:\n")
        told.append(indent(_comments(_open(result)) + write_yaml([of_result]), "  "))
    for number, (bet, of_bet) in enumerate(initiatives_of(objective)):
        told.append("" if number else "  initiatives:\n")
        comments = _comments([f"line {bet.line}", *bet.notes])
        told.append(indent(comments + write_yaml([of_bet]), "  "))
    return "".join(told)


def _open(key_result: DraftKeyResult) -> Sequence[str]:
    """What is said beside a key result: where it stands, and what people have to decide."""
    aim = key_result.aim
    unit = f", in {aim.unit}" if aim.unit else ""
    named = f" «{aim.metric}»" if aim.metric else ""
    return [
        f"line {key_result.line}",
        *key_result.notes,
        f"metric: a flow metric, or the id of one of yours under `metrics:`?{named}{unit}",
        *_of_flow(key_result),
    ]


def _of_flow(key_result: DraftKeyResult) -> Sequence[str]:
    """The key result with numbers, where its words name a flow metric."""
    in_words = KeyResult("", None, text=key_result.text)
    meant = meant_metric(in_words, ORGANISATION, plan=Plan())
    return [] if meant is None or meant.metric is None else [f"as its words say: {written(meant)}"]


def _comments(lines: Sequence[str]) -> str:
    """Lines behind «#», each of them one line whatever it holds."""
    plain = ("".join(c if c.isprintable() else " " for c in line) for line in lines)
    return "".join(f"# {line}\n" for line in plain)
