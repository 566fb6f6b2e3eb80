"""No number in the text of a page leads nowhere, but for the kinds that need not."""

import pytest
from fastapi.testclient import TestClient

from narrows.web.desk import Desk
from tests.web.every_page import PAGES, Named
from tests.web.loose_numbers import ITS_OWN, loose_in, typed
from tests.web.measured_numbers import BESIDE


@pytest.fixture(scope="module")
def written(demo_desk: Desk) -> list[str]:
    """What people or tools wrote, the longest first."""
    plan = demo_desk.review().plan
    check_ins = [demo_desk.repository.check_ins(each.id) for each in plan.objectives]
    said = {*typed(plan), *typed(list(demo_desk.repository.sayings())), *typed(check_ins)}
    return sorted(said, key=len, reverse=True)


@pytest.mark.parametrize("path", sorted(set(PAGES) - set(ITS_OWN)))
def test_a_number_in_a_sentence_leads_to_what_it_is_made_of(
    path: str, demo_client: TestClient, demo_named: Named, *, written: list[str]
) -> None:
    addresses = [*demo_named.addresses(path), *BESIDE.get(path, ())]
    found = {each: loose_in(demo_client.get(each).text, written) for each in addresses}
    assert not {address: said[:8] for address, said in found.items() if said}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>It passes 3 items a week.</p>", ["It passes 3 items a week."]),
        ("<p>An item waits 4.2 d for it.</p>", ["An item waits 4.2 d for it."]),
        ('<p>An item waits <a href="/x">4.2 d</a> for it.</p>', []),
        ("<li>Now <b>12</b> of it</li>", ["Now 12 of it"]),
        ("<td>0.25</td>", ["0.25"]),
        ("<p>half took <span data-difference>3 d</span></p>", []),
        ("<p>On 5 Oct 2026, 10:30, in week 3 of 13</p>", []),
        ("<p>Serves «Four of 5 claims»</p>", []),
        ('<tr><th><a href="/streams/a/items/b">b</a></th><td>3 d</td></tr>', []),
        ("<tr><th>b</th><td>3 d</td></tr>", ["3 d"]),
        ('<svg role="img"><text>12</text></svg>', []),
        ("<details><summary>4 of 5 written here</summary></details>", []),
    ],
)
def test_a_number_that_leads_nowhere_is_noticed(page: str, found: list[str]) -> None:
    assert loose_in(page, ["Four of 5 claims"]) == found
