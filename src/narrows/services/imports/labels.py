"""What people write around the words of an OKR: labels, priorities, owners, results, grades."""

import re
from dataclasses import dataclass
from enum import StrEnum

from narrows.analytics.wording_kinds import any_of


class Role(StrEnum):
    """What a line of a file is."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key result"
    INITIATIVE = "initiative"
    WHY = "why"
    OWNER = "owner"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class Label:
    """A line without what stands around its words.

    Attributes:
        text: The words.
        role: What its label says that it is; `None` where nothing does.
        owner: Whose it is, where the label names a role or team.
        notes: Results, grades and the like, in words.
    """

    text: str
    role: Role | None = None
    owner: str | None = None
    notes: tuple[str, ...] = ()


_N = r"#?\d*(?:[.-]\d+)*"
_END = r"\s*(?::|[.)|–—-](?=\s))\s*"
_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            Role.KEY_RESULT,
            (
                r"(?:(?P<owner>(?![^:]*\bobjectives?\b)[A-Z][^:]{1,50}?)\s+)?"
                rf"(?:(?:key results?|KRs?)\s*{_N}(?:\s*\([^()]{{1,20}}\))?{_END}"
                r"|(?:O\d+[. -]?)?KR\s?\d+(?:\.\d+)*\s+)"
            ),
        ),
        (Role.OBJECTIVE, rf"(?:(?:objective|obj|goal)\s*{_N}{_END}|O\s?\d+{_END}|O\s*:\s*)"),
        (Role.INITIATIVE, rf"(?:initiatives?|bets?|projects?|actions?)\s*{_N}{_END}"),
        (Role.WHY, r"(?:why|rationale|reason|motivation)\s*[:?–—]\s*"),
        (Role.OWNER, r"(?:owners?|owning team|dri|value stream|stream|squad|team)\s*:\s*"),
        (Role.CYCLE, r"(?:cycle|period|quarter|time ?frame)\s*:\s*"),
    )
)
_ICON = re.compile(r"(?:[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u200d]+\s*|:\w+:\s+)+(?=\w)")
"""Signs before a label say nothing; before other words they are left where they are."""
_BOX = re.compile(r"\[(?P<mark>[ xX])\]\s+")
_PRIORITY = re.compile(r"(?P<mark>P[0-9X])\s*[-–—:]+\s*")
_HANDLE = re.compile(r"(?:@[\w-]+(?:\s*\(\?\))?|OWNER\b)\s*[-–—:]*\s*")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]|[a-z]\))\s+")
_RESULT = re.compile(r"\s*(?:=+\s?>|--+>)\.?\s*(?P<told>.*)$", re.DOTALL)
_GRADE = re.compile(
    r"(?<!\bto)(?<!\bat)(?<!\bof)(?<!\bby)(?<!\bis)(?<!\bthan)(?<!\bfrom)(?<!\bunder)(?<!\bbelow)"
    r"(?<!\babove)(?<!\bover)(?<![<>=≤≥:→])\s+(?P<grade>0\.\d{1,2}|1\.00?)$"
)
_FROM_TO = re.compile(r"[\d%]\s*=>\s*[-−$€£]?\d(?!.*\b(?:done|complete|of plan)\b)")
_TAGS = re.compile(r"(?:\s+#[A-Z]\w+)+$")
_OFFICE = any_of(
    r"C[A-Z]{1,2}O", "VPE?", "[SE]VP", "Chief", "Director", "Manager", "Head", "Lead", "Team",
    "Fellow", "Engineer", "Department",
)  # fmt: skip
_OWNED = re.compile(rf"(?P<owner>(?=[^:]*\b{_OFFICE}\b)[A-Z][\w ,.&/()-]{{1,50}}):\s+(?=\S)")


def label_of(line: str) -> Label:
    """Take a line apart.

    Args:
        line: Without Markdown («KR1: Churn from 5 % to 3 % => DONE»).

    Returns:
        The words («Churn from 5 % to 3 %»), what they are (a key result), and what was beside them.
    """
    text, notes, role = " ".join(line.split()), [], None
    text = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
    if box := _BOX.match(text):
        text = text[box.end() :]
        notes += ["done"] if box["mark"] != " " else []
    if priority := _PRIORITY.match(text):
        role = Role.KEY_RESULT
        notes.append(f"priority {priority['mark']}")
        # A handle is of a person, and nothing here is counted by person.
        text = _HANDLE.sub("", text[priority.end() :], count=1).strip()
    owner, text, role = _labelled(text, role)
    text, beside = _without_results(text)
    if not text:
        return Label(" ".join(line.split()))
    return Label(text, role, owner, (*notes, *beside))


def owned(label: Label) -> Label:
    """An objective whose words begin with whose it is («VP Sales: …»)."""
    found = _OWNED.match(label.text)
    if found is None or label.owner is not None:
        return label
    return Label(label.text[found.end() :], label.role, found["owner"], label.notes)


def _labelled(text: str, role: Role | None) -> tuple[str | None, str, Role | None]:
    icon = _ICON.match(text)
    bare = text[icon.end() :] if icon else text
    for told, pattern in _LABELS:
        found = pattern.match(bare)
        is_over_words = found is not None and bool(bare[found.end() :].strip())
        if found and is_over_words and (role is None or told is role):
            return found.groupdict().get("owner"), bare[found.end() :], told
    return None, text, role


def _without_results(text: str) -> tuple[str, list[str]]:
    notes = []
    result = _RESULT.search(text)
    # «3 => 5» goes from a number to a number; «… => 90 % done» tells how it went.
    if result and not _FROM_TO.search(text[: result.start()] + "=>" + result["told"]):
        notes += [f"result: {result['told'].strip()}"] if result["told"].strip(" .") else []
        text = text[: result.start()]
    for pattern, told in ((_TAGS, ""), (_GRADE, "graded "), (_TAGS, "")):
        found = pattern.search(text)
        if found:
            notes.append(f"{told}{found[0].strip()}")
            text = text[: found.start()]
    return text.strip(), notes
