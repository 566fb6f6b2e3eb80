"""What counts toward alignment and autonomy, by its names rather than its ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.rules.places import name
from narrows.services.alignment.shares import Evidence
from narrows.views.key_result_words import title


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One thing that counts, or does not.

    Attributes:
        objective: Id of the objective that it is, or belongs to.
        text: What it is called.
        of: What the objective is called that it belongs to; empty of an objective itself.
        is_counted: Whether it counts.
        because: Why, in words.
    """

    objective: str
    text: str
    of: str
    is_counted: bool
    because: str


def evidence_lines(evidence: Iterable[Evidence], plan: Plan) -> tuple[EvidenceLine, ...]:
    """Evidence in words, in its order.

    Args:
        evidence: With paths.
        plan: Has the names.
    """
    return tuple(_line(each, plan) for each in evidence)


def _line(told: Evidence, plan: Plan) -> EvidenceLine:
    text, of = _names(told.path, plan)
    return EvidenceLine(
        objective=told.path.partition("/")[0],
        text=text,
        of=of,
        is_counted=told.is_counted,
        because=_because(told, plan),
    )


def _because(told: Evidence, plan: Plan) -> str:
    if not told.refers:
        return told.because
    words, refers = told.because.removesuffix(told.refers), told.refers
    if plan.objective(refers.partition("/")[0]) is not None:
        text, of = _names(refers, plan)
        return f"{words}«{text}»{f' of «{of}»' if of else ''}"
    # A number by which somebody finds what was said says nothing beside it.
    return words.strip() if refers.startswith("(") else f"{words}{name(refers, plan)}"


def _names(path: str, plan: Plan) -> tuple[str, str]:
    """What a thing is called, and its objective; that is empty of an objective."""
    id_, _, rest = path.partition("/")
    objective = plan.objective(id_)
    if objective is None:
        return path, ""
    if not rest:
        return objective.text, ""
    results = {each.id: title(each, plan, owner=objective.owner) for each in objective.key_results}
    bets = {each.id: each.text for each in objective.initiatives}
    return results.get(rest) or bets.get(rest) or rest, objective.text
