"""A key result that counts what is done rather than what comes of it.

*Instead of*

    Publish 10 blog posts

*Write* what they shall change, and leave the number of posts to whoever writes them:

    key_results:
      - text: Sign-ups that come from our own pages rise from 40 to 90 a week
    initiatives:
      - text: Publish a post whenever there is something to say

*Because* ten posts that nobody reads meet it, and whoever finds something better than posts misses
it.

*Finds* counts of one's own posts, calls, workshops, tests and the like, and what is done «weekly».
Where words do not tell clearly, it says nothing.

*Source*: 004, «Start with the leaders»: progress towards OKRs, not activities.
"""

from collections.abc import Iterator

from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.candidates import candidates
from narrows.rules.places import key_results, listed, place, words
from narrows.rules.sentences import is_of_team, is_surely, is_unworded_flow, told, wording_of
from narrows.rules.share_words import tells_share


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that count activity."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        whole = told(key_result, plan) if key_result.baseline else said
        is_found = is_surely(whole, WordingKind.ACTIVITY) and not tells_share(whole)
        is_other = is_of_team(key_result, plan) or is_unworded_flow(key_result, plan)
        if is_found and not is_other:
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» counts what is done ({listed(wording_of(whole).evidence)}), not what "
                "comes of it.",
                suggestion=f"Ask who notices, and by what, that it was worth doing for "
                f"«{objective.text}»: {_number(objective, plan, said=said)}, from where to where, "
                f"is the key result. Move «{said}» to `initiatives:` as a bet on it.",
            )


def _number(objective: Objective, plan: Plan, *, said: str) -> str:
    found = candidates(objective, plan, said=said)
    return f"perhaps {' or '.join(found)}" if found else "that number"


rule = Rule(
    name="activity_key_result",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)
