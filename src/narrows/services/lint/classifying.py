"""Key results in JSON lines, each with what kind of sentence it is."""

import json
from collections.abc import Iterable, Iterator

from narrows.analytics.wording import classify
from narrows.domain.work import Fault

SENTENCE = "key_result"
"""The key of a line under which its sentence stands."""

Line = dict[str, object]


def classified(lines: Iterable[bytes], *, file: str) -> Iterator[Line | Fault]:
    """Each line with its class, or why it has none.

    Args:
        lines: JSON objects with a `key_result`, one a line, in UTF-8; empty lines are passed over.
        file: Where they stand, for the faults.

    Returns:
        The objects as they came, with `class`, `confidence_ratio`, `evidence` and
        `is_language_known` behind what they had, and the faults, in the order of the lines.
    """
    for row, line in enumerate(lines, start=1):
        if line.strip():
            read = _read(line)
            yield Fault(file, read, row) if isinstance(read, str) else _told(read)


def _told(line: Line) -> Line:
    wording = classify(str(line[SENTENCE]))
    return line | {
        "class": wording.wording.value,
        "confidence_ratio": wording.confidence_ratio,
        "evidence": list(wording.evidence),
        "is_language_known": wording.is_language_known,
    }


def _read(line: bytes) -> Line | str:
    """The object of a line, or what is wrong with it."""
    try:
        # A byte order mark is no part of the first line.
        read = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        return "is not text in UTF-8"
    except (ValueError, RecursionError):
        return "is not JSON"
    if not isinstance(read, dict):
        return "is not an object"
    if not isinstance(read.get(SENTENCE), str):
        return f"has no text under «{SENTENCE}»"
    return read


def _refuse(constant: str) -> None:
    """Python reads «NaN», which is no JSON and nobody else could read again."""
    raise ValueError(constant)
