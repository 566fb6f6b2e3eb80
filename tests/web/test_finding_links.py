"""What a finding says in numbers leads to where it was read from."""

import re
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import narrows.rules
from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.finding import Finding, Severity
from narrows.services.lint.linting import every_rule
from narrows.web.desk import Desk
from narrows.web.finding_links import read_from
from tests.web.clients import client_of

READS = re.compile(r"facts\.(weekly|progress|readings|counters|bottlenecks|waits)\b")

NO_NUMBERS = {"opposing": "says which way each pulls, in words"}
"""Rules that read what was measured and say no number of it."""


@pytest.fixture(scope="module")
def desk(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("findings") / "home"
    return open_desk(open_home(shutil.copytree(demo_home, folder)))


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def test_every_rule_that_reads_measurements_leads_to_them() -> None:
    (folder,) = narrows.rules.__path__
    read = {
        each.stem for each in Path(folder).glob("*.py") if READS.search(each.read_text("utf-8"))
    }
    rules = {each.name: each.numbers_of for each in every_rule()}
    says = {name for name, numbers_of in rules.items() if numbers_of}
    assert (read & rules.keys()) - NO_NUMBERS.keys() == says


def test_each_finding_of_a_home_leads_to_a_page(desk: Desk, client: TestClient) -> None:
    addresses = {href for each in desk.review().findings if (href := read_from(each)) is not None}
    assert addresses
    for href in addresses:
        assert client.get(href).status_code == 200, href
        assert not href.endswith("#weeks") or 'id="weeks"' in client.get(href).text


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
