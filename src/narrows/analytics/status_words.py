"""What the words of a status say about its flow state, in English and German.

Tools let people name their statuses as they like, yet the same words come back everywhere. What
is not clearly one of them says nothing: a wrong guess would move every number.
"""

import re
from collections.abc import Iterator

from narrows.domain.work import FlowState

SURE = 0.95
LIKELY = 0.8
PERHAPS = 0.65
"""How sure a guess by name is. [ratio]"""

_QUEUE = (
    r"^(ready|queued?|waiting|wait|awaiting|pending|blocked|on hold|parked|paused|stalled)\b",
    r"^(to be|selected|committed|planned|scheduled|prioriti[sz]ed|approved|refined|up next|next)\b",
    r"\b(queue|on hold|blocked|waiting|awaiting|ready)$",
    r"^(reopened|re-opened|suspended|deferred|needs?)\b",
    r"^(wartet?|warten|bereit|blockiert|angehalten|pausiert|zurückgestellt|eingeplant|geplant)\b",
    r"\b(bereit|wartend|wartet|warteschlange)$",
    r"^(freigegeben|priorisiert|wiedereröffnet|wieder geöffnet)\b",
)
_NEW = (
    r"^((product |team )?backlog|backlog items?|icebox|ideas?|inbox|funnel|someday|later|future)$",
    r"^(open|opened|new|to ?do|created|draft|proposed|triage|unrefined|not started|unstarted)$",
    r"^(offen|neu|zu erledigen|ideen?|vorrat|eingang|entwurf|angelegt|vorgeschlagen)$",
    r"^(needs|to) triage$",
)
_CANCELLED = (
    r"^(cancell?ed|cancel|abandoned|won'?t (do|fix)|will not do|rejected|declined|removed)$",
    r"^(closed )?(duplicated?|dropped|discarded|invalid|obsolete|withdrawn|not doing|won'?t do)$",
    r"^(cannot|can't) reproduce$",
    r"^(abgebrochen|abgelehnt|verworfen|zurückgezogen|storniert|entfällt|entfallen|dublette)$",
    r"^(nicht umsetzen|wird nicht umgesetzt|hinfällig)$",
)
_DONE_WORD = (
    r"(done|closed|resolved|released|completed?|finished|deployed|delivered|shipped"
    r"|erledigt|fertig|abgeschlossen|geschlossen|gelöst|ausgeliefert|veröffentlicht|umgesetzt)"
)
_DONE = (
    rf"\b{_DONE_WORD}$",
    rf"^({_DONE_WORD}|live)\b",
    r"^(in production|on production|merged|archived|fixed|published)$",
    r"^(in produktion|behoben|archiviert)$",
)
_ACTIVE = (
    r"^(in progress|doing|wip|work in progress|working|active|started|in work|under way)\b",
    r"^(in|under) (analysis|design|development|dev|coding|review|code review|test|testing|qa)\b",
    r"\b(in progress|doing|wip|active|ongoing)$",
    r"^(in arbeit|in bearbeitung|läuft|in umsetzung|in prüfung|in entwicklung|in analyse)$",
)
_WORK = (
    r"^(code |peer |design |security )?review$|^(qa|uat|test|tests|testing|dev|development)$",
    r"^(analysis|design|coding|implementation|verification|validation|deployment|build|release)$",
    r"^(system|integration|acceptance|user|regression|unit)? ?(test|tests|testing)$",
    r"^(entwicklung|analyse|prüfung|konzeption|umsetzung|abnahme|bearbeitung|review|freigabe)$",
)
_GERUND = r"\b(?!waiting|pending|awaiting|missing|outstanding|nothing|existing)\w{2,}ing\b"
_IN_WORK = r"^(in|under) \w+( \w+)?$"

_RULES: tuple[tuple[FlowState, float, tuple[str, ...]], ...] = (
    (FlowState.NEW, SURE, _NEW),
    (FlowState.CANCELLED, SURE, _CANCELLED),
    (FlowState.WAITING, SURE, _QUEUE),
    (FlowState.DONE, SURE, _DONE),
    (FlowState.ACTIVE, SURE, _ACTIVE),
    (FlowState.ACTIVE, LIKELY, _WORK),
    (FlowState.ACTIVE, LIKELY, (_GERUND,)),
    (FlowState.ACTIVE, PERHAPS, (_IN_WORK,)),
)
"""In order: the first that fits has it. «Ready for testing» waits, «Waiting» is no gerund."""

STEM_LETTERS = 5


def state_of_name(status: str) -> tuple[FlowState, float] | None:
    """What a name says, and how surely; `None` is nothing.

    Of a name in parts («Completed/In Call») the part that says it most surely counts, of equals
    the last.

    Args:
        status: The tool's own word.

    Returns:
        The flow state and the confidence. [ratio]
    """
    parts = [_state_of_part(plain(part)) for part in status.split("/")]
    told = [part for part in reversed(parts) if part is not None]
    return max(told, key=lambda part: part[1], default=None)


def _state_of_part(name: str) -> tuple[FlowState, float] | None:
    for state, confidence, patterns in _RULES:
        if any(re.search(pattern, name) for pattern in patterns):
            return state, confidence
    return None


def is_step_done(status: str) -> bool:
    """Whether a name says that one step is done, not the item: «Dev done», not «Done»."""
    parts = [plain(part) for part in status.split("/")]
    ends = [part for part in parts if re.search(rf"\b{_DONE_WORD}\b", part)]
    return bool(ends) and all(re.search(rf"^.+ {_DONE_WORD}$", part) for part in ends)


def is_work_done(status: str) -> bool:
    """Whether a name says which work is done: «Dev done», not «Successfully done»."""
    told = re.search(rf"^(.+) {_DONE_WORD}$", plain(status))
    before = _state_of_part(told.group(1)) if told else None
    return before is not None and before[0] is FlowState.ACTIVE


def plain(status: str) -> str:
    """A name as `spaced`, numbering taken off («3. In Review»)."""
    return re.sub(r"^\d+ ", "", spaced(status))


def spaced(status: str) -> str:
    """A name in small letters, one space between words, whatever stood there («Waiting-for_QA»)."""
    apart = re.sub(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])", " ", status)
    return re.sub(r"[\s_/.:()\[\]–-]+", " ", apart.casefold()).strip()


def is_act(status: str) -> bool:
    """Whether a name says that work goes on: «Verifying», «In Review», not «Review»."""
    name = plain(status)
    return bool(re.search(_GERUND, name) or re.search(_IN_WORK, name))


def stems(status: str) -> Iterator[str]:
    """Beginnings of the words that carry a name: «veri» ties «Verification» to «Verifying»."""
    for word in plain(status).split():
        if word not in ("in", "under", "code", "for", "the"):
            bare = re.sub(r"(ing|ed|ication|ation|ment|s)$", "", word)
            yield bare[:STEM_LETTERS]
