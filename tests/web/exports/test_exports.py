"""Every table of a page is to be had as a file, with its policy, as of when, and nobody's name."""

import csv
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from fastapi.testclient import TestClient

from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.repository import StoredPlan
from narrows.web.areas import exports
from narrows.web.desk import Desk
from tests.web.clients import client_of
from tests.web.lived import lived_desk
from tests.web.reviews import desk_of, review_of
from tests.web.shelf import Shelf

OF_STREAM = (
    "measurements", "statuses", "items", "explain", "charts/flow-states", "charts/ages",
    "movement/loads", "movement/traffic", "movement/losses", "movement/waits",
)  # fmt: skip
EMPTY = ("/objectives", "/streams/lived/movement/waits")
"""Nothing is planned there, and one stream shares no wait."""
PATHS = (
    *(f"/streams/lived/{name}" for name in OF_STREAM),
    "/streams/lived/charts/flow-times",
    "/streams/unaligned/items",
    "/streams/unaligned/statuses",
    "/streams/unaligned/measurements",
    "/value-score",
    "/objectives",
)
LINK = re.compile(r'href="([^"]+\.(?:csv|xlsx)[^"]*)"')
NAMES = re.compile(r"assign|person|author|user|reporter|mail", re.IGNORECASE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("lived"))


@pytest.fixture(scope="module")
def lived(desk: Desk) -> TestClient:
    return client_of(desk)


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    found = client.get(address)
    assert found.status_code == 200, found.text
    return list(csv.DictReader(StringIO(found.text, newline="")))


@pytest.mark.parametrize("path", PATHS)
def test_each_table_is_a_csv_and_a_spreadsheet_of_the_same_rows(
    lived: TestClient, path: str
) -> None:
    rows = rows_of(lived, f"{path}.csv")
    found = lived.get(f"{path}.xlsx")
    assert found.status_code == 200
    name = r'attachment; filename="narrows-[A-Za-z0-9-]+\.xlsx"'
    assert re.fullmatch(name, found.headers["content-disposition"])
    sheet = zipfile.ZipFile(BytesIO(found.content)).read("xl/worksheets/sheet1.xml").decode()
    assert len(re.findall("<row ", sheet)) == len(rows) + 1
    assert "<f>" not in sheet


@pytest.mark.parametrize("path", PATHS)
def test_each_row_says_as_of_when_and_by_which_policy_and_names_nobody(
    lived: TestClient, path: str
) -> None:
    rows = rows_of(lived, f"{path}.csv")
    assert bool(rows) is (path not in EMPTY)
    for row in rows:
        assert row["as_of"].endswith("Z")
        assert "Europe/London" in row["policy"] or row["stream"] == "unaligned"
    columns = next(csv.reader(StringIO(lived.get(f"{path}.csv").text, newline="")))
    assert columns[-3:] == ["as_of", "complete_until", "policy"]
    assert not [name for name in columns if NAMES.search(name)]


def test_the_items_of_a_file_are_those_asked_for_all_of_them(lived: TestClient) -> None:
    asked = "?item_type=defect&order=created"
    n_items = lived.get(f"/streams/lived/items.json{asked}").json()["n_items"]
    assert n_items > 20
    rows = rows_of(lived, f"/streams/lived/items.csv{asked}&page=2")
    assert len(rows) == n_items
    assert {row["item_type"] for row in rows} == {"defect"}


def test_measurements_are_those_of_the_command(lived: TestClient) -> None:
    rows = rows_of(lived, "/streams/lived/measurements.csv?by=all")
    velocity = next(
        row for row in rows if row["metric"] == "flow_velocity" and not row["item_type"]
    )
    done = lived.get("/streams/lived/items.json?state=done").json()["n_items"]
    assert float(velocity["value"]) == done
    assert {row["stream"] for row in rows} == {"lived"}


def test_what_is_too_much_for_one_file_is_refused_and_says_what_to_do(
    lived: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 10)
    found = lived.get("/streams/lived/items.csv")
    assert found.status_code == 413
    assert "ask for fewer days" in found.text
    assert lived.get("/streams/lived/items.csv?state=open&status=Nowhere").status_code == 200


def test_an_unknown_stream_and_a_misspelt_question_are_refused(lived: TestClient) -> None:
    assert lived.get("/streams/nowhere/items.csv").status_code == 404
    assert lived.get("/streams/lived/movement/nothing.csv").status_code == 404
    assert lived.get("/streams/lived/charts/nothing.xlsx").status_code == 404
    assert lived.get("/streams/nowhere/measurements.xlsx").status_code == 404
    assert lived.get("/streams/lived/measurements.csv?form=2026-01-01").status_code == 400


def test_key_results_carry_what_was_measured_unclamped() -> None:
    rows = rows_of(client_of(desk_of()), "/objectives.csv")
    share = next(row for row in rows if row["key_result"] == "share")
    assert (share["progress_ratio"], share["unit"]) == ("1.2", "percent")
    wait = next(row for row in rows if row["key_result"] == "business-wait")
    assert wait["progress_ratio"] == "-0.133"
    assert "weeks in" in wait["policy"]
    debt = next(row for row in rows if row["key_result"] == "debt")
    assert (debt["state"], debt["current"], debt["progress_ratio"]) == ("not_configured", "", "")


def test_a_file_of_objectives_has_what_the_page_is_asked_for() -> None:
    client = client_of(desk_of())
    every = {row["objective"] for row in rows_of(client, "/objectives.csv")}
    word = next(row["objective_text"] for row in rows_of(client, "/objectives.csv")).split()[-1]
    some = {row["objective"] for row in rows_of(client, f"/objectives.csv?words={word}")}
    assert some
    assert some < every
    assert rows_of(client, "/objectives.csv?words=nowhere-at-all") == []


def test_since_when_a_stream_is_counted_so_is_in_its_rows(desk: Desk) -> None:
    measured = desk.review()
    at = datetime(2026, 10, 5, 8, tzinfo=UTC)
    changed = tuple(
        PolicyVersion("lived", number, at, "owner", (PolicyChange("zone", "UTC", "Europe/London"),))
        for number in (1, 2)
    )
    told = replace(desk, review=lambda: replace(measured, versions={"lived": changed}))
    for name in ("measurements", "statuses", "items", "charts/ages"):
        rows = rows_of(client_of(told), f"/streams/lived/{name}.csv")
        assert "Version 2, since 5\u00a0Oct\u00a02026" in rows[0]["policy"]


def test_a_home_without_anything_gives_tables_without_rows() -> None:
    plan = Plan()
    client = client_of(desk_of(review_of(plan), repository=Shelf(StoredPlan(plan, 1))))
    for path in ("/objectives", "/streams/unaligned/statuses"):
        assert rows_of(client, f"{path}.csv") == []
        assert client.get(f"{path}.xlsx").status_code == 200


@pytest.mark.parametrize(
    "page",
    ["/streams/lived", "/streams/lived/charts", "/streams/lived/items?state=done&page=2",
     "/streams/lived/explain", "/streams/lived/movement", "/value-score?by=month&unit=items"],
)  # fmt: skip
def test_pages_link_to_their_tables_and_the_links_lead_there(lived: TestClient, page: str) -> None:
    links = [each.replace("&amp;", "&") for each in LINK.findall(lived.get(page).text)]
    assert links
    for link in links:
        assert lived.get(link).status_code == 200, link
        assert "page=" not in link
