"""Patterns that wait, and looks that spare them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from narrows.analytics.patterns import compiled_later, may_say

LOOKALIKES = "sS\u017fkK\u212aiI\u0131\u0130tT"
"""What `re` takes for the same letter, small and large."""


def test_a_pattern_that_waits_is_the_same_pattern() -> None:
    late = compiled_later(r"(?P<n>\d+) days?", re.IGNORECASE)
    now = re.compile(r"(?P<n>\d+) days?", re.IGNORECASE)
    for _ in range(2):
        found, wanted = late.search("in 3 DAYS"), now.search("in 3 DAYS")
        assert found is not None
        assert wanted is not None
        assert (found["n"], found.span()) == (wanted["n"], wanted.span())
    assert late.sub("", "in 3 DAYS") == now.sub("", "in 3 DAYS")
    assert (late.pattern, late.flags) == (now.pattern, now.flags)


def test_a_pattern_that_cannot_be_compiled_is_told_when_it_is_asked() -> None:
    late = compiled_later("(")
    try:
        late.search("")
    except re.error:
        return
    raise AssertionError


@given(st.text(LOOKALIKES, max_size=6), st.text("skit", min_size=1, max_size=3))
def test_what_re_finds_in_any_case_may_be_said(text: str, word: str) -> None:
    assert may_say(text, (word,)) or not re.search(word, text, re.IGNORECASE)


def test_what_stands_nowhere_is_not_said() -> None:
    assert not may_say("Reduce the time", ("rise", "grow"))
    assert may_say("Reduce the TIME", ("rise", "time"))
