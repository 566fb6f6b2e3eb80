"""Lines of JSON, each with its class, or the reason why it has none."""

import pytest

from narrows.domain.work import Fault
from narrows.services.lint.classifying import classified


def test_a_line_keeps_what_it_had_and_gets_its_class() -> None:
    (line,) = classified([b'{"id": 7, "key_result": "Build a tool for the tills"}\n'], file="f")
    assert line == {
        "id": 7,
        "key_result": "Build a tool for the tills",
        "class": "output",
        "confidence_ratio": pytest.approx(0.95, abs=0.05),
        "evidence": ["build", "tool"],
        "is_language_known": True,
    }


def test_another_language_is_said_to_be_unknown() -> None:
    (line,) = classified(
        ['{"key_result": "Wir bauen ein neues Portal für die Kunden"}'.encode()], file="f"
    )
    assert not isinstance(line, Fault)
    assert (line["class"], line["confidence_ratio"]) == ("vague", 0)
    assert not line["is_language_known"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nothing of the kind", "is not JSON"),
        (b'{"key_result": "a", "value": NaN}', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'["Build a tool"]', "is not an object"),
        (b'{"text": "Build a tool"}', "has no text under «key_result»"),
        (b'{"key_result": 12}', "has no text under «key_result»"),
        (b'{"key_result": "\xff"}', "is not text in UTF-8"),
    ],
)
def test_a_broken_line_is_a_fault_and_the_rest_is_told(line: bytes, why: str) -> None:
    good = b'{"key_result": "Launch the portal"}'
    first, fault, last = classified([b"\xef\xbb\xbf" + good, line, b"\n", good], file="f.jsonl")
    assert fault == Fault("f.jsonl", why, 2)
    assert first == last
