"""What was said just now, in a few words for whoever said it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.views.ripple_cards import owner_name

DONE: Mapping[tuple[Kind, Act], str] = {
    (Kind.INITIATIVE, Act.PROPOSE): "The bet is proposed.",
    (Kind.INITIATIVE, Act.START): "The bet is started.",
    (Kind.INITIATIVE, Act.KEEP): "The bet is kept.",
    (Kind.INITIATIVE, Act.CHANGE): "The bet is changed.",
    (Kind.INITIATIVE, Act.SWAP): "The bet is swapped for another.",
    (Kind.INITIATIVE, Act.STOP): "The bet is stopped; the objective stays.",
    (Kind.RIPPLE, Act.PROPOSE): "The ripple is proposed.",
    (Kind.RIPPLE, Act.ACCEPT): "The ripple is accepted.",
    (Kind.RIPPLE, Act.DECLINE): "The ripple is declined.",
    (Kind.RIPPLE, Act.WITHDRAW): "The ripple is withdrawn.",
    (Kind.REFUSAL, Act.REFUSE): "The request is refused; it stays in the log with the reason.",
    (Kind.REFUSAL, Act.TAKE): "The request is accepted and is a bet now.",
    (Kind.REFUSAL, Act.PROPOSE): "The request is logged, and waits for an answer.",
    (Kind.STRATEGY, Act.PUBLISH): "The strategy is published; streams write for what it says.",
    (Kind.CYCLE, Act.PUBLISH): "The cycle is published; its objectives count.",
    (Kind.CYCLE, Act.BEGIN_CLOSING): "The cycle is being closed: look back at it now.",
    (Kind.CYCLE, Act.CLOSE): "The cycle is closed; its grades stay as they are.",
    (Kind.CYCLE, Act.LEARN): "It is written down for the review.",
    (Kind.CYCLE, Act.PROPOSE): "The reset has begun. Nothing is carried by itself.",
    (Kind.CYCLE, Act.DROP): "The reset is called off; what was answered stands in the form again.",
    (Kind.KEY_RESULT, Act.GRADE): "The comment stands beside the grade.",
    (Kind.FINDING, Act.TAKE): "The draft is an objective of the organisation now.",
    (Kind.FINDING, Act.DROP): "The draft is dropped for this cycle.",
}
"""What each act did; of others, that of all things."""
ON_ALL: Mapping[Act, str] = {
    Act.COMMENT: "The comment is saved.",
    Act.ASK: "The question is asked.",
    Act.ANSWER: "The question is answered.",
    Act.ARGUE: "It goes into the new cycle with this argument.",
    Act.DROP: "It is let go.",
    Act.ACKNOWLEDGE: "The objective is acknowledged.",
    Act.WITHDRAW: "The acknowledgement is taken back.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said just now.

    Attributes:
        number: Of the saying.
        kind: What it is about.
        key: Of that.
        words: What it did.
    """

    number: int
    kind: Kind
    key: str
    words: str


def said_words(sayings: Iterable[Saying], number: str, *, plan: Plan) -> Said | None:
    """What the saying of a number did; `None` where there is none.

    Args:
        sayings: All.
        number: As an address has it.
        plan: Knows the names of those who answer.
    """
    found = next((each for each in sayings if f"{each.number}" == number), None)
    if found is None:
        return None
    done = DONE.get((found.about.kind, found.act)) or ON_ALL.get(found.act) or "Saved."
    if found.act is Act.ASK:
        objective = plan.objective(found.about.key.partition("/")[0])
        owner = owner_name(objective.owner, plan) if objective else ""
        done = f"The question waits for {owner or 'an answer'}."
    return Said(found.number, found.about.kind, found.about.key, done)


def let_go_words(sayings: Sequence[Saying], number: str, *, plan: Plan) -> Said | None:
    """The same, where a reset may have let many things go at once: they are said as many.

    Args:
        sayings: All.
        number: As an address has it.
        plan: Knows the names of those who answer.
    """
    said = said_words(sayings, number, plan=plan)
    own = next((each for each in sayings if said and each.number == said.number), None)
    if said is None or own is None or own.act is not Act.DROP:
        return said
    n_gone = sum((each.at, each.act) == (own.at, Act.DROP) for each in sayings)
    return said if n_gone == 1 else replace(said, words=f"{n_gone} things are let go.")
