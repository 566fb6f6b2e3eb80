"""What people said to each other about an objective and its key results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.services.talk.acknowledging import acknowledged
from narrows.services.talk.conversing import conversation, unanswered
from narrows.views.key_result_words import title
from narrows.views.ripple_cards import owner_name

SAID: Mapping[Act, str] = {
    Act.COMMENT: "comments",
    Act.ASK: "asks",
    Act.ANSWER: "answers",
    Act.ACKNOWLEDGE: "sees how this serves the waypoint",
    Act.WITHDRAW: "takes the acknowledgement back",
}
"""How each act reads behind the name of who said it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said.

    Attributes:
        number: Of the saying.
        at: When. [UTC]
        who: For whom it was said; who said it, where that is not told.
        said: What that did, in words.
        words: What was said; may be empty.
        about: Of which key result; empty is the whole objective.
    """

    number: int
    at: datetime
    who: str
    said: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Something said, with what was answered.

    Attributes:
        remark: What began it.
        answers: By number.
        waits_for: Who is to answer; empty where nobody is, or somebody has.
    """

    remark: Remark
    answers: tuple[Remark, ...]
    waits_for: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said about an objective.

    Attributes:
        threads: By number.
        acknowledged: The leaders' «I see how this serves the waypoint» that stands, if one does.
        n_waiting: Questions without an answer. [questions]
    """

    threads: tuple[Thread, ...]
    acknowledged: Remark | None
    n_waiting: int


def conversation_about(
    objective: Objective, plan: Plan, *, sayings: Iterable[Saying], is_closed: bool = False
) -> Conversation:
    """What was said about an objective and its key results.

    Args:
        objective: Which.
        plan: Knows the names of those who speak.
        sayings: All.
        is_closed: Whether it can only be read: then no answer is waited for.
    """
    names = {each.id: title(each, plan, owner=objective.owner) for each in objective.key_results}
    told = [each for each in conversation(sayings) if _is_about(each, objective)]
    open_ = set() if is_closed else {each.number for each in unanswered(told)}
    answers: dict[int, list[Remark]] = {}
    for each in told:
        if each.refers is not None:
            answers.setdefault(each.refers, []).append(_remark(each, plan, names=names))
    threads = [
        Thread(
            _remark(each, plan, names=names),
            tuple(answers.get(each.number, ())),
            owner_name(objective.owner, plan) if each.number in open_ else "",
        )
        for each in told
        if each.refers is None
    ]
    standing = acknowledged(told, objective)
    return Conversation(
        threads=tuple(threads),
        acknowledged=_remark(standing, plan, names=names) if standing else None,
        n_waiting=len(open_),
    )


def speakers(plan: Plan) -> Sequence[tuple[str, str]]:
    """For whom somebody can speak: ids with names."""
    return [
        (each, owner_name(each, plan)) for each in (ORGANISATION, *(s.id for s in plan.streams))
    ]


def _is_about(saying: Saying, objective: Objective) -> bool:
    kind, key = saying.about
    if kind is Kind.KEY_RESULT:
        return key.startswith(f"{objective.id}/")
    return kind is Kind.OBJECTIVE and key == objective.id


def _remark(saying: Saying, plan: Plan, *, names: Mapping[str, str]) -> Remark:
    part = saying.about.key.partition("/")[2] if saying.about.kind is Kind.KEY_RESULT else ""
    return Remark(
        number=saying.number,
        at=saying.at,
        who=owner_name(saying.behalf, plan) if saying.behalf else saying.by,
        said=SAID[saying.act],
        words=saying.words,
        about=names.get(part, part),
    )
