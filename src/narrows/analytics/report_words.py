"""Does a sentence of a report tell of work that was done, and of nothing that it showed?"""

from narrows.analytics.patterns import compiled_later
from narrows.analytics.wording_kinds import any_of
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_plain import plain
from narrows.analytics.wording_work_words import MADE

_DID = any_of(
    MADE, "wrote", "began", "begun", "started", "ran", "run", "held", "hold", "had", "did", "done",
    "made", "went", "met", "gave", "took", "drew", "bought", "hired", "interviewed", "visited",
    "worked", "continued", "completed", "closed", "fixed", "merged", "refined", "reviewed",
    "attended", "organi[sz]ed", "kicked off", "cleaned up", "sent", "called", "added", "trained",
    "collected", "conducted", "discussed", "progressed", "resolved", "scheduled", "spent",
)  # fmt: skip
_DOING = any_of(
    r"(?:build|work|writ|test|develop|design|implement|plan|prepar|migrat|deploy|refactor|finish"
    r"|finali[sz]|discuss|organi[sz]|set)(?:n|t)?ing",
    "in progress", "under way", "underway", "on track", "ongoing", "as planned", "on schedule",
)  # fmt: skip
_ADVERB = (
    r"(?:(?:have|has|also|already|then|are|is|was|were|been|still|now|mostly|nearly|almost)\s+)*"
)
_WORK = compiled_later(
    rf"^(?:we\s+|the team\s+|the team's\s+|i\s+)?{_ADVERB}(?:{_DID}|{_DOING})\b"
    rf"|\b(?:{any_of('is', 'are', 'was', 'were', 'got', 'been')})\s+{_ADVERB}(?:{_DID}|{_DOING})\b"
    rf"|\b(?:{_DOING}|done|finished|completed|closed|prepared|sent)$"
)
"""Begins with what somebody did, or ends in it: «Held …», «slides prepared»."""

_SHOWN = compiled_later(
    r"\b(?:learn\w*|show(?:s|ed|n)?|saw|see(?:s|n)?|found|find|finding|notic\w+|turn(?:s|ed)? out"
    r"|because|since|so that|but|yet|instead|although|surpris\w+|expect(?:ed)?|reali[sz]\w+"
    r"|prov(?:e|ed|en)|fail\w*|nobody|no one|none|never|not|cannot|\w+n't|only|more|less|fewer"
    r"|faster|slower|sooner|later|better|worse|longer|shorter|rose|rise[ns]?|fell|falls?|dropped"
    r"|drops|grew|grows|halved|doubled|means|meant|why|whether|unless|if|after|thanks to|led to"
    r"|leads? to|caus\w+|help(?:s|ed)|gave up|prefer\w*|ask(?:s|ed) for|complain\w*|want(?:s|ed)?"
    r"|risk\w*|assum\w+|hypothes\w+|confirm\w*|needs?|waits?|waited|waiting|blocked|stuck)\b"
    r"|\bfrom \S+ to \S+|→|->|%"
)
"""What was seen or learned, or at least asked. Whoever says one of these is left alone."""


def is_of_work(sentence: str) -> bool:
    """Whether a sentence surely reports work alone.

    Args:
        sentence: In people's words («Held two workshops»).

    Returns:
        False also where the words do not tell, and in languages that are not known.
    """
    text = plain(sentence)
    return is_english(text) and bool(_WORK.search(text)) and not _SHOWN.search(text)
