"""Cases of rules in YAML: what a rule leaves alone, and what it finds and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.services.plan.file import parse_draft

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A plan, and what one rule says about it.

    Attributes:
        rule: Name of the rule.
        what: What the plan shows.
        plan: What is read.
        facts: What was measured beside it.
        where: The places that are found, in order; none where the rule is silent.
        suggests: What has to stand in each suggestion.
    """

    rule: str
    what: str
    plan: Plan
    facts: Facts | None
    where: Sequence[str]
    suggests: str


def every_case() -> Iterator[Case]:
    """The cases of all rules; in each file the silent ones come first."""
    for path in sorted(FOLDER.glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert list(told) == ["silent", "found"], path
        for each in [*told["silent"], *told["found"]]:
            assert ("where" in each) == (each in told["found"]), each["what"]
            yield Case(
                path.stem,
                each["what"],
                parse_draft(yaml.safe_dump(each["plan"], sort_keys=False), file=path.name),
                _facts(each["facts"]) if "facts" in each else None,
                each.get("where", ()),
                each.get("suggests", ""),
            )


def _facts(told: Mapping[str, Any]) -> Facts:
    return Facts(
        bottlenecks=[
            Bottleneck(
                stream=each["stream"],
                effect=Effect(each.get("effect", "limits")),
                status=each["status"],
                queue_statuses=tuple(each.get("queue_statuses", ())),
                undecided_between=tuple(each.get("undecided_between", ())),
            )
            for each in told.get("bottlenecks", ())
        ],
        returns=told.get("returns", {}),
        as_of=datetime.fromisoformat(told["as_of"]) if "as_of" in told else None,
        progress=_progress(told.get("progress", {})),
        counters=_progress(told.get("counters", {})),
        readings={
            KeyResultKey(*of.split("/")): each for of, each in told.get("readings", {}).items()
        },
        weekly=told.get("weekly", {}),
        waits=told.get("waits", {}),
    )


def _progress(told: Mapping[str, Any]) -> Mapping[KeyResultKey, KeyResultProgress]:
    return {
        KeyResultKey(*path.split("/")): KeyResultProgress(
            ProgressState.MEASURED,
            each["baseline"],
            each.get("current"),
            each.get("target"),
            each.get("unit", "points"),
            progress_ratio=each.get("progress_ratio"),
            n_items=each.get("n_items"),
        )
        for path, each in told.items()
    }
