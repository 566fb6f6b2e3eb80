"""What a finding says in backticks is code on its page, and all of it stays words."""

import pytest

from narrows.web.in_code import in_code
from tests.hostile import HOSTILE
from tests.web.clients import tags


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("as it is", "as it is"),
        ("say `high: 5` there", "say <code>high: 5</code> there"),
        ("`a` & `<b>`", "<code>a</code> &amp; <code>&lt;b&gt;</code>"),
        ("one ` alone", "one <code> alone</code>"),
        ("", ""),
    ],
)
def test_words_in_backticks_are_code(text: str, html: str) -> None:
    assert str(in_code(text)) == html


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_words(word: str) -> None:
    assert {tag for tag, _ in tags(str(in_code(f"{word} `{word}`")))} <= {"code"}
