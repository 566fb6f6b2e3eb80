"""Published pages with OKRs, against counts of their lines made by a second method.

Each page has a layout of its own; a few lines of plain Python that know it count what is there.
Nothing of a page is lost without a word: each line with words is in the draft or among its faults.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.imports.draft import Draft, DraftInitiative, DraftKeyResult
from narrows.services.imports.drafted import plan_of, write_draft
from narrows.services.imports.markdown_okrs import parse_markdown_okrs
from narrows.services.imports.reading import read_okrs
from tests.shared import shared

Counts = tuple[int, int]
"""Objectives and key results."""


def lines_of(page: str) -> Sequence[str]:
    return Path(shared(f"okr/pages/{page}")).read_text("utf-8").splitlines()


def read(page: str) -> Draft:
    return parse_markdown_okrs("\n".join(lines_of(page)), file=page)


def with_priorities_in_lists(lines: Sequence[str]) -> Counts:
    """Headings of the third level over items that begin with a priority."""
    n_objectives = n_key_results = 0
    is_counted = False
    for line in lines:
        if line.startswith("### "):
            is_counted = False
        if re.match(r" ?- (?:\*\*|`)P[0-9X]", line):
            n_key_results += 1
            n_objectives += not is_counted
            is_counted = True
    return n_objectives, n_key_results


def with_bold_rows(lines: Sequence[str]) -> Counts:
    """A table whose objectives are numbered in bold; italics and what is still open are neither."""
    rows = [line.split("|")[1].strip() for line in lines if line.startswith("|")]
    objectives = [each for each in rows if re.match(r"\*\*\d", each)]
    others = [each for each in rows[2:] if re.search(r"\w", each) and not each.startswith("*")]
    return len(objectives), sum(not each.endswith("TBD") for each in others)


def with_bare_lines(lines: Sequence[str]) -> Counts:
    """Paragraphs that begin with a priority, and those that the first of each row follows."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    is_key_result = [bool(re.match(r"P\d - ", each)) for each in paragraphs]
    is_note = [bool(re.match(r"[\\*]*(?:\[Measure|Measure|End of)", each)) for each in paragraphs]
    n_objectives = 0
    before = False
    for key_result, note in zip(is_key_result, is_note, strict=True):
        n_objectives += key_result and not before
        before = key_result or (before and note)
    return n_objectives, sum(is_key_result)


PAGES: dict[str, Callable[[Sequence[str]], Counts]] = {
    "chromium_animations_animation-objectives.md": with_bare_lines,
    "ipfs_BIFROST.md": with_priorities_in_lists,
    "ipfs_CLUSTER.md": with_bold_rows,
    "ipld_okrs.md": with_priorities_in_lists,
}


@pytest.mark.parametrize("page", PAGES)
def test_as_many_are_read_as_a_second_method_counts(page: str) -> None:
    draft = read(page)
    n_key_results = sum(len(each.key_results) for each in draft.objectives)
    counted = PAGES[page](lines_of(page))
    assert (len(draft.objectives), n_key_results) == counted
    assert min(counted) > 3


def test_a_page_of_links_alone_says_that_they_are_links() -> None:
    draft = read("ipfs_GO_CORE.md")
    n_links = sum(line.startswith("- [") for line in lines_of("ipfs_GO_CORE.md"))
    assert draft.objectives == ()
    assert sum("only a link" in each.message for each in draft.faults) == n_links > 10
    with pytest.raises(NarrowsError):
        read_okrs("\n".join(lines_of("ipfs_GO_CORE.md")), file="a.md")


def lost(lines: Sequence[str], draft: Draft) -> Sequence[int]:
    """List items, rows and lines with a priority that are neither in a draft nor its faults."""
    words = []
    for each in draft.objectives:
        words += [each.text, each.why or "", *each.notes]
        parts: list[DraftKeyResult | DraftInitiative] = [*each.key_results, *each.initiatives]
        for part in parts:
            words += [part.text, *part.notes]
    said = _letters(" ".join(words))
    told = {each.row for each in draft.faults}
    return [
        number
        for number, line in enumerate(lines, start=1)
        if re.match(r"\s*(?:-|P\d -|\|\s*[\w*(])", line)
        and number > _front(lines)
        and number not in told
        and _letters(_bare(line)) not in said
    ]


@pytest.mark.parametrize("page", [*PAGES, "ipfs_GO_CORE.md"])
def test_nothing_is_lost_without_a_word(page: str) -> None:
    assert lost(lines_of(page), read(page)) == []


def test_what_would_be_lost_is_seen() -> None:
    draft = read("ipld_okrs.md")
    first = replace(draft.objectives[0], key_results=draft.objectives[0].key_results[1:])
    without = replace(draft, objectives=(first, *draft.objectives[1:]))
    assert len(lost(lines_of("ipld_okrs.md"), without)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_each_draft_is_a_plan_that_rules_read(page: str) -> None:
    draft = read(page)
    plan = plan_of(draft)
    assert [each.text for each in plan.objectives] == [each.text for each in draft.objectives]
    assert write_draft(draft).missing


def test_what_people_labelled_by_hand_is_read() -> None:
    """Key results of these pages that one person copied out, where the page states an objective."""
    copied = [
        json.loads(line)
        for line in Path(shared("okr/objectives_raw.jsonl")).read_text("utf-8").splitlines()
    ]
    ours = {
        "IPFS Bifrost": "ipfs_BIFROST.md",
        "IPFS Cluster": "ipfs_CLUSTER.md",
        "IPLD": "ipld_okrs.md",
    }
    n_compared = 0
    for each in copied:
        if each["org"] not in ours or each["objective"] == "2020 goals":
            continue
        found = {one.text: one for one in read(ours[each["org"]]).objectives}[each["objective"]]
        n_compared += len(each["key_results"])
        assert [_letters(part.text) for part in found.key_results] == [
            _letters(part) for part in each["key_results"]
        ]
    assert n_compared > 30


def _front(lines: Sequence[str]) -> int:
    """How many lines the front matter has."""
    return 1 + lines[1:].index("---") if lines[0] == "---" else 0


def _bare(line: str) -> str:
    """The words of a line: of a row the first cell, of a link its text, without label and grade."""
    told = line.split("|")[1] if line.startswith("|") else line
    told = re.sub(r"\[([^\]]*)\]\(\S*?\)", r"\1", told).strip(" -*_`")
    told = re.sub(r"^\W*P[0-9X][^\w@]+(?:@\w+(?: \(\?\))?|OWNER)?\W*", "", told)
    return re.sub(r"^\d+\.? |\s[\d.]+$", "", re.split(r"\[[^\]]*$|\s\*?#", told)[0])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
