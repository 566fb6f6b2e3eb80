"""An objective that repeats another's key result: the next step of a cascade.

*Instead of*

    # the organisation
    key_results: [Mobile NPS rises from 31 to 37]
    # the stream below it
    text: Raise mobile NPS

*Write* what the stream can make true, and say with a ripple what it does for the other:

    owner: policy
    text: Customers love our mobile experience
    ripples: [{to: most-innovative, effect: helps, text: who loves the app tells others}]

*Because* whoever is handed a key result as objective can only break it down further, whatever their
own customers ask for, and each level moves one step behind the one above.

*Finds* objectives whose words are those of a key result, or of its metric, of another owner in the
same cycle. Numbers and the direction do not matter, and one word more does not either. Single words
say too little, and are left alone.

*Source*: 000, «Waterfall planning via multi-level OKR cascades»; 002, «Cascading OKRs».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import name, place
from narrows.rules.repeats import repeats


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives that are others' key results."""
    for objective, source, _key_result, said in repeats(plan):
        yield rule.finding(
            place(objective),
            f"«{objective.text}» repeats the key result «{said}» of «{source.text}».",
            suggestion=f"Let {name(objective.owner, plan)} say what it can make true for its own "
            f"customers, and add `ripples: [{{to: {source.id}, effect: helps}}]` with how that "
            f"moves «{said}».",
        )


rule = Rule(
    name="cascaded_objective",
    severity=Severity.STOP,
    source="000",
    check=check,
    manual=__doc__,
    compares_owners=True,
)
