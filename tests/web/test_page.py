"""The page of a look: self-contained, escaped, valid, small."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.commands import narrows
from tests.looks import PAYLOADS, log_of, usual_statuses

MOST_BYTES = 400_000


class Parsed(HTMLParser):
    """What a page holds, and whether its elements close as they should."""

    EMPTY = ("meta", "link", "br", "img", "path", "ellipse", "circle", "polyline", "input")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    statuses = ["Backlog", *(each.replace("\0", "") for each in PAYLOADS), "Done"]
    out = folder / "page.html"
    title = "</title><script>document.title='owned'</script>"
    ended = narrows("look", log_of(folder, statuses), "--html", out, "--title", title)
    assert ended.code == 0, ended.err
    return out.read_text(encoding="utf-8")


def test_hostile_words_become_no_elements_and_no_attributes(hostile: str) -> None:
    parsed = Parsed(hostile)
    assert not {"script", "img", "iframe", "object", "b"} & set(parsed.tags) - {"b"}
    assert parsed.tags.count("b") == 1, "the wordmark"
    assert not [each for each in parsed.attributes if each.startswith("on")]
    assert "autofocus" not in parsed.attributes


def test_elements_close_in_order_and_ids_are_unique(hostile: str) -> None:
    parsed = Parsed(hostile)
    assert not parsed.open
    assert len(parsed.ids) == len(set(parsed.ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", each) for each in parsed.ids)


def test_a_page_fetches_nothing_and_its_links_lead_somewhere(hostile: str) -> None:
    parsed = Parsed(hostile)
    assert {each[1:] for each in parsed.targets} <= set(parsed.ids)
    assert all(each.startswith("#") for each in parsed.targets)
    assert not re.search(r"url\(|@import|https?:", hostile)


def test_templates_do_not_run_what_a_log_says(hostile: str) -> None:
    assert "{{ 7 * 7 }}" in hostile
    assert ">49<" not in hostile


@pytest.mark.parametrize("n_statuses", [3, 40])
def test_pages_stay_small(tmp_path: Path, n_statuses: int) -> None:
    out = tmp_path / "page.html"
    path = log_of(tmp_path, usual_statuses(n_statuses), n_items=700)
    assert narrows("look", path, "--html", out).code == 0
    assert out.stat().st_size <= MOST_BYTES


def test_numbers_carry_definition_policy_and_count(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    narrows("look", log_of(tmp_path, usual_statuses(5)), "--html", out)
    page = out.read_text(encoding="utf-8")
    for words in (
        "From the first entry into waiting", "ratio of sums", "Policy: start commitment",
        "items took no longer", "Little’s law", "What was guessed", "last instant",
    ):  # fmt: skip
        assert words in page
