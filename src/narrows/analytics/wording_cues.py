"""What tells an outcome from an output, an activity or a wish: each cue with its reason.

A cue is a question with the answer yes or no. The weight that stands beside it is what it would
count by the meaning of its words alone; what it counts is in `wording_weights`, where published
key results have moved it.
"""

from narrows.analytics import wording_outcome_cues as outcome
from narrows.analytics import wording_work_cues as work
from narrows.analytics.patterns import compiled_later
from narrows.analytics.wording_kinds import Cue, WordingKind
from narrows.analytics.wording_needs import NEEDS

CUES: tuple[Cue, ...] = tuple(
    Cue(kind, weight, because, compiled_later(pattern), beside, NEEDS.get(because))
    for kind, cues in (
        (WordingKind.OUTCOME, outcome.CHANGES),
        (WordingKind.OUTCOME, outcome.LEVELS),
        (WordingKind.OUTCOME, outcome.OTHERS),
        (WordingKind.OUTPUT, work.OUTPUTS),
        (WordingKind.ACTIVITY, work.ACTIVITIES),
        (WordingKind.VAGUE, work.WISHES),
    )
    for weight, because, pattern, beside in cues
)
"""Every cue."""
