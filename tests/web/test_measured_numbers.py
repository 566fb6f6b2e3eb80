"""Every number that was measured leads to a page that says the same number and what it is made of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

import pytest
from fastapi.testclient import TestClient

from tests.web.every_page import PAGES, Named
from tests.web.measured_numbers import BESIDE, Element, answers, cells, loose, measured, numbers_in

OPENED = 2
"""Pages of one kind whose numbers are followed."""

EXEMPT: Mapping[str, str] = {
    "/explain": "what a number is made of",
    "/streams/{stream}/explain": "what a number is made of",
    "/streams/{stream}/explain/level": "what a number is made of",
    "/streams/{stream}/explain/limits": "what a number is made of",
    "/objectives/{objective}/explain/{key_result}": "what a number is made of",
    "/streams/{stream}/items/{key:item_key}": "one item, whose visits stand below",
    "/workshop": "counts of what stands in the plan, on the page that they are of",
}
"""Pages whose numbers need lead nowhere, each with why."""


def kind_of(href: str) -> str:
    """What a link leads to, whichever week or thing it is of."""
    path, _, query = href.partition("?")
    asked = re.findall(r"(?:metric|statistic|state|unit)=[^&]*", query)
    return "&".join([re.sub(r"/(streams|objectives|explain)/[^/]+", r"/\1/…", path), *asked])


def some_of(links: list[Element], *, place: int) -> Iterator[Element]:
    """One of each kind: of one page the first, of another the last."""
    kinds: dict[str, list[Element]] = defaultdict(list)
    for each in links:
        kinds[kind_of(each.attributes.get("href") or "")].append(each)
    yield from (own[-(place % 2)] for own in kinds.values())


def is_said(shown: str, page: str) -> bool:
    """Whether a page answers with the number that a link showed, or says that there is none."""
    said = [number for text in answers(page) for number in numbers_in(text)]
    wanted = numbers_in(shown)
    return wanted[0] in said if wanted else not said or not {shown, "–"}.isdisjoint(answers(page))


def says(page: str, link: Element) -> bool:
    """Whether a page says the number of a link; one of a sum's rows stands in a row."""
    if link.attributes.get("data-measured") == "row":
        return link.words in cells(page)
    return "data-measured" not in link.attributes or is_said(link.words, page)


@pytest.mark.parametrize("path", PAGES)
def test_every_number_leads_to_what_it_is_made_of(
    path: str, demo_client: TestClient, demo_named: Named
) -> None:
    wrong: list[str] = []
    for place, address in enumerate(
        [*islice(demo_named.addresses(path), OPENED), *BESIDE.get(path, ())]
    ):
        shown = demo_client.get(address).text
        for each in some_of(measured(shown), place=place):
            href = each.attributes.get("href")
            assert each.tag == "a"
            assert href, f"{each.words} on {address} leads nowhere"
            opened = demo_client.get(href)
            if opened.status_code != 200 or not says(opened.text, each):
                wrong.append(
                    f"«{each.words}» → {opened.status_code} {href}: {answers(opened.text)[:3]}"
                )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", sorted(set(PAGES) - set(EXEMPT)))
def test_no_number_in_a_table_leads_nowhere(
    path: str, demo_client: TestClient, demo_named: Named
) -> None:
    addresses = [*demo_named.addresses(path), *BESIDE.get(path, ())]
    found = {each: loose(demo_client.get(each).text) for each in addresses}
    assert not {address: numbers[:8] for address, numbers in found.items() if numbers}


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ('<table><tr><td class="n">7.1 d</td></tr></table>', ["7.1 d"]),
        ('<table><tr><td class="n"><a href="/x">7.1 d</a></td></tr></table>', []),
        ('<p class="big">12 %</p>', ["12 %"]),
        ('<a href="/x"><b class="now">12 %</b></a>', []),
        ('<tr><th><a href="/streams/a/items/b">b</a></th><td class="n">3 d</td></tr>', []),
        ('<td class="n">–</td><td class="n">5 Oct 2026</td>', []),
        ('<td class="n" data-difference>+3 d</td>', []),
    ],
)
def test_a_number_that_leads_nowhere_is_noticed(page: str, numbers: list[str]) -> None:
    assert loose(page) == numbers


def test_a_link_to_another_number_is_noticed() -> None:
    page = '<p class="figure" data-answer>7.1 d</p><h2>In it: <span data-answer>6</span></h2>'
    assert is_said("7.1 d", page)
    assert is_said("6", page)
    assert not is_said("7 d", page)
    assert not is_said("–", page)
    assert is_said("–", '<p class="figure" data-answer>–</p>')
