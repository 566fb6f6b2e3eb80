"""An objective owned by a person.

*Instead of*

    owner: ada.byron
    text: Become a better presenter

*Write* what the stream wants to be true, and talk about growing elsewhere:

    owner: policy
    text: Customers love our mobile experience

*Because* OKRs of one person are a coaching gap, not a goals gap: they are watched like a report
card, and nobody helps with what is only somebody else's.

*Finds* owners that are a given name and a surname, or the address of one, and objectives in which
somebody speaks of themselves («I lead …», «my career»). Streams, teams and roles are left alone,
and so is what customers say («My order arrives when I need it»). No sentence of it repeats a name.

*Source*: 004, «Considering individual OKRs? You have a coaching gap, not a goals gap.»
"""

import re
from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.rules.persons import is_person
from narrows.rules.places import listed, place

FIRST_PERSON = re.compile(
    r"\bI(?:'ll| will| shall| want to| am going to|'ve| have)? (?:lead|led|become|became|grow|grew"
    r"|improve|manage|present|coach|mentor|teach|deliver|publish|achieve|master|organi[sz]e|develop"
    r"|attend|host|train|hire)(?:ed|d)?\b(?!/)"
    r"|\b(?i:develop|improve|challenge|push|organi[sz]e|teach|educate) myself\b"
    r"|\b[Mm]y (?:own |personal |career|skills?\b|knowledge|performance|role|work\b|team\b|manager"
    r"|presentation|promotion|productivity)|\b(?:[Mm]anage|[Uu]se|[Pp]lan|[Ss]pend) my time\b"
    r"|\b[Gg]et promoted\b"
)
"""Somebody speaks of what they do or become; customers speak of what they can, get and need."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives of persons."""
    for objective in plan.objectives:
        if objective.owner != ORGANISATION and plan.stream(objective.owner) is None:
            is_owned = is_person(objective.owner)
        else:
            is_owned = False
        if is_owned or _speaks_of_itself(objective):
            told = "is owned by a person" if is_owned else "speaks of one person"
            yield rule.finding(
                place(objective),
                f"«{objective.text}» {told}.",
                suggestion=_rewrite(plan),
            )


def _speaks_of_itself(objective: Objective) -> bool:
    return FIRST_PERSON.search(objective.text.replace("\u2019", "'")) is not None


def _rewrite(plan: Plan) -> str:
    streams = listed(each.name or each.id for each in plan.streams[:4])
    whose = f"the stream that it serves, {streams}" if streams else "the stream that it serves"
    return (
        f"Make it an objective of {whose} (`owner:`), as far as others shall help with it; what "
        "somebody wants to learn belongs into a conversation with whoever coaches them."
    )


rule = Rule(
    name="individual_okr",
    severity=Severity.STOP,
    source="004",
    check=check,
    manual=__doc__,
)
