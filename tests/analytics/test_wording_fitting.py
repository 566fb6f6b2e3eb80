"""Cues are spared where they cannot fit, and only there."""

import re
from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.analytics.wording_beginnings import Beginnings, first_words
from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_fitting import Span, fitting
from narrows.analytics.wording_kinds import Beside, Words, any_of
from narrows.analytics.wording_needs import NEEDS
from narrows.analytics.wording_outcome_words import NUMBER
from narrows.analytics.wording_places import AN_ORDER
from narrows.analytics.wording_plain import plain, without_names
from tools.wording_data import read_own

OWN = [plain(sentence) for _, sentence in read_own()]
WORDS = sorted({word for needs in NEEDS.values() for word in needs.words})
LITTLE = (
    "we", "the", "to", "from", "a", "of", "in", "by", "with", "each", "and", "not", "clearly", "is",
    "5", "20 %", "$3m", "1,200", "12.5", "2x", "x %", "??", "0", "1", "→", "->", "< 3", "10k users",
    "p95", "v2", "24/7", "phase 2", "1.2.3", "a.com/b", "half", "n5", "tbd", "-", "3rd", "ii", "²",
)  # fmt: skip


def said() -> st.SearchStrategy[str]:
    """Sentences of the cues' own words, in any order, and of what stands between them."""
    word = st.sampled_from(WORDS).flatmap(lambda each: st.from_regex(each, fullmatch=True))
    parts = st.lists(st.sampled_from(LITTLE) | word, min_size=1, max_size=9)
    own = st.sampled_from(OWN)
    several = st.builds(" ".join, parts) | st.builds("{} {}".format, own, st.sampled_from(LITTLE))
    return several.map(plain)


def test_nothing_that_fits_is_spared() -> None:
    for sentence in OWN:
        assert sorted(fitting(sentence)) == sorted(_tried(sentence)), sentence


@settings(max_examples=200)
@given(said())
def test_nothing_that_fits_is_spared_in_any_order_of_words(sentence: str) -> None:
    assert sorted(fitting(sentence)) == sorted(_tried(sentence))


def test_a_cue_needs_no_words_that_it_can_do_without() -> None:
    assert not list(_wrongly_needed(NEEDS))
    wrong = {**NEEDS, "a judgement": any_of("splendid")}
    assert "a judgement" in list(_wrongly_needed(wrong))


@settings(max_examples=200)
@given(st.sampled_from(WORDS).flatmap(lambda each: st.tuples(st.just(each), _match(each))))
def test_every_match_begins_with_a_word_that_is_known(told: tuple[str, str]) -> None:
    pattern, match = told
    assert Beginnings([any_of(pattern)]).in_text(f"so {match}") == 1


def test_words_are_told_as_far_as_they_are_known() -> None:
    told: Mapping[str, set[tuple[str, bool]]] = {
        "e-?mails": {("e", True), ("emails", True)},
        "roll(?:ed)? out": {("roll", True), ("rolled", True)},
        "organi[sz]e": {("organise", True), ("organize", True)},
        "set[- ]?up": {("set", True), ("setup", True)},
        "1:1s?": {("1", True)},
        r"p\d\d": {("p", True)},
        r"n\d?": {("n", True)},
        "xx+": {("xx", False)},
        r"half\w*": {("half", False)},
        r"[\d.]+%": {("", False)},
    }
    for word, begun in told.items():
        assert set(first_words(any_of(word))) == begun, word


def test_alternations_that_begin_nowhere_in_a_text_are_told() -> None:
    of_pets, of_signs = any_of("cats?", "dogs?"), any_of("→", "<")
    both = Beginnings([of_pets, of_signs])
    assert both.in_text("3 cats") == both.bits([of_pets])
    assert both.in_text("a cattle, <2 of them") == both.bits([of_signs])
    assert both.in_text("") == 0


def _match(pattern: str) -> st.SearchStrategy[str]:
    found = st.from_regex(pattern, fullmatch=True).map(str.casefold)
    return found.filter(lambda each: re.fullmatch(pattern, each) is not None)


def _tried(text: str) -> Iterator[tuple[int, Span]]:
    """Every cue, tried everywhere."""
    numbers = [each.span() for each in re.finditer(NUMBER, text)]
    has_number = re.search(NUMBER, without_names(text)) is not None
    has_order = re.match(AN_ORDER, text) is not None
    asked = {Beside.ANYTHING, Beside.NUMBER if has_number else Beside.NO_NUMBER}
    if not has_order:
        asked.add(Beside.NUMBER_NO_ORDER if has_number else Beside.NO_NUMBER_NO_ORDER)
    for at, cue in enumerate(CUES):
        if cue.beside in asked and (hit := cue.pattern.search(text)):
            yield at, hit.span()
        is_behind = cue.beside is Beside.AFTER_NUMBER
        if has_number and (is_behind or cue.beside is Beside.AT_NUMBER):
            for start, end in numbers:
                if hit := cue.pattern.match(text, end if is_behind else start):
                    yield at, (start, hit.end())
                    break


def _wrongly_needed(needs: Mapping[str, Words]) -> Iterator[str]:
    """Cues that fit a sentence of ours without any of the words that they need."""
    for cue in CUES:
        wanted = needs.get(cue.because)
        begun = Beginnings([wanted]) if wanted is not None else None
        for sentence in OWN if begun and cue.beside in list(Beside)[:5] else ():
            if cue.pattern.search(sentence) and begun and not begun.in_text(sentence):
                yield cue.because
                break
