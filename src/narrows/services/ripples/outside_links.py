"""The waves that come from outside, read from what was noted of them."""

from collections.abc import Iterable, Iterator

from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.services.ripples.links import Link
from narrows.services.ripples.states import RippleState
from narrows.services.ripples.waves import felt_by

BOTH = (Act.PROPOSE, Act.WITHDRAW)
PARTY, EFFECT, TO, CYCLE, STRENGTH = "from", "effect", "to", "cycle", "strength"
"""Details of what is said about such a wave."""


def noted(sayings: Iterable[Saying], key: str) -> Saying | None:
    """What was noted of a wave from outside and stands; `None` where nothing is."""
    last = last_act(sayings, About(Kind.RIPPLE, key), among=BOTH)
    is_standing = last is not None and last.act is Act.PROPOSE and last.detail(PARTY) is not None
    return last if is_standing else None


def outside_links(plan: Plan, sayings: Iterable[Saying], *, cycle: str) -> Iterator[Link]:
    """The waves of a cycle that come from outside, by when they were noted first.

    Args:
        plan: Which tells who feels them.
        sayings: All.
        cycle: Its id.
    """
    told = [each for each in sayings if each.about.kind is Kind.RIPPLE]
    for key in dict.fromkeys(each.about.key for each in told if each.detail(PARTY) is not None):
        said = noted(told, key)
        if said is None or said.detail(CYCLE) != cycle:
            continue
        to = said.detail(TO) or ""
        yield Link(
            key=key,
            cycle=cycle,
            objective=None,
            owner=said.detail(PARTY) or "",
            effect=said.detail(EFFECT) or "",
            to=to,
            felt_by=felt_by(plan, to),
            text=said.words or None,
            strength=said.detail(STRENGTH),
            state=RippleState.TOLD,
            words="",
            said_at=said.at,
            waits_for=None,
        )
