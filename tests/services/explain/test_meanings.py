"""What numbers mean is said in words that people have, not in names of the code."""

import re

from narrows.services.explain.meanings import every_meaning

OF_THE_CODE = re.compile(r"[a-z]+_[a-z_]+|`")


def test_no_meaning_needs_a_name_of_the_code() -> None:
    told = {
        words
        for each in every_meaning()
        for words in (each.meaning.title, each.meaning.definition, *each.meaning.rules.values())
    }
    assert len(told) > 50
    assert not [words for words in told if OF_THE_CODE.search(words)]
    assert OF_THE_CODE.search("counted in `n_unmeasured`"), "so it would be seen"
