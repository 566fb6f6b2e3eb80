"""Cases of rules in YAML: what a rule leaves alone, and what it finds and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis
from narrows.domain.facts import Facts, KeyResultKey, RippleKey
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
        says: What has to stand in each text.
    """

    rule: str
    what: str
    plan: Plan
    facts: Facts | None
    where: Sequence[str]
    suggests: str
    says: str


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
                each.get("says", ""),
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
        now=_moment(told["now"]) if "now" in told else None,
        begun={cycle: _moment(at) for cycle, at in told.get("begun", {}).items()},
        written={each: _moment(at) for each, at in told.get("written", {}).items()},
        check_ins={
            objective: [_check_in(objective, n, each) for n, each in enumerate(given, start=1)]
            for objective, given in told.get("check_ins", {}).items()
        },
        unanswered={
            RippleKey(*path.split("/")): _moment(at)
            for path, at in told.get("unanswered", {}).items()
        },
    )


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(f"{told}T09:00:00+00:00")


def _check_in(objective: str, number: int, told: Mapping[str, Any]) -> CheckIn:
    return CheckIn(
        objective,
        number,
        _moment(told["at"]),
        "local owner",
        hypotheses=tuple(
            SeenHypothesis(bet, HypothesisResult(each["result"]), each.get("words"))
            for bet, each in told.get("hypotheses", {}).items()
        ),
        learned=told.get("learned", ""),
        next=told.get("next", ""),
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
