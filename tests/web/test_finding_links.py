"""What a finding says in numbers leads to where it was read from."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import narrows.rules
from narrows.domain.finding import Finding, Severity
from narrows.services.lint.linting import every_rule
from narrows.web.desk import Desk
from narrows.web.finding_links import read_from

READS = re.compile(r"facts\.(weekly|progress|readings|counters|bottlenecks|waits)\b")

NO_NUMBERS = {"opposing": "says which way each pulls, in words"}
"""Rules that read what was measured and say no number of it."""


def test_every_rule_that_reads_measurements_leads_to_them() -> None:
    (folder,) = narrows.rules.__path__
    read = {
        each.stem for each in Path(folder).glob("*.py") if READS.search(each.read_text("utf-8"))
    }
    rules = {each.name: each.numbers_of for each in every_rule()}
    says = {name for name, numbers_of in rules.items() if numbers_of}
    assert (read & rules.keys()) - NO_NUMBERS.keys() == says


def test_each_finding_of_a_home_leads_to_a_page(demo_desk: Desk, demo_client: TestClient) -> None:
    addresses = {
        href for each in demo_desk.review().findings if (href := read_from(each)) is not None
    }
    assert addresses
    for href in addresses:
        assert demo_client.get(href).status_code == 200, href
        assert not href.endswith("#weeks") or 'id="weeks"' in demo_client.get(href).text


@pytest.mark.parametrize(
    ("rule", "where", "href"),
    [
        ("raises_load", "a b/love", "/streams/a%20b#weeks"),
        ("goodhart", "policy/love/nps", "/objectives/love/explain/nps"),
        ("goodhart", "policy/love", None),
        ("raises_load", "organisation/love", None),
        ("cascade", "policy/love/nps", None),
    ],
)
def test_where_it_leads_is_of_its_place(rule: str, where: str, href: str | None) -> None:
    found = Finding(rule, Severity.NOTE, where, "", "", "000", "")
    assert read_from(found) == href
