"""A number that was graded, beside its sum, on a page and over REST: each by its own policy."""

from pathlib import Path

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from tests.cli.bakery import bakery, grade_and_count_otherwise
from tests.commands import narrows
from tests.web.clients import client_of, text_of

PAGE = "/objectives/fresh/explain/time"


def test_a_graded_number_stands_beside_the_policy_that_it_was_graded_by(tmp_path: Path) -> None:
    """4 days of 24 h stood beside «a day is 8 h … and all history is counted anew by it»."""
    home = bakery(tmp_path)
    grade_and_count_otherwise(home, tmp_path)
    client = client_of(open_desk(open_home(home)))
    told = client.get(f"{PAGE}.json").json()
    assert told["value"] == "4 days"
    assert told["policy"].startswith(
        "Policy: start commitment, reopened whole span, calendar 24x7,"
    )
    assert "Version 2" not in told["policy"]
    page = text_of(client.get(PAGE).text)
    assert "The number was graded by what was declared then" in page
    assert "by what is declared today (start commitment, reopened whole span, calendar mon-" in page
    # Of a day nobody graded it: that is counted by what stands.
    day = client.get(f"{PAGE}.json?until=2026-05-04").json()
    assert "a day is 8 h" in day["policy"]
    assert "graded" not in day["explanation"]["sum"]


def test_rest_tells_a_graded_number_as_the_command_does(tmp_path: Path) -> None:
    home = bakery(tmp_path)
    grade_and_count_otherwise(home, tmp_path)
    client = client_of(open_desk(open_home(home)))
    token = narrows("token", "new", "reads", "--scope", "read", "--json", "--home", home).json
    headers = {"Authorization": f"Bearer {token['token']}"}
    found = client.get("/api/v1/explanation?metric=fresh/time", headers=headers).json()
    assert found == narrows("explain", "fresh/time", "--json", "--home", home).json
    assert found["explanation"]["measurement"]["policy"]["calendar"] == "24x7"
    (counted,) = found["counted"]
    assert counted["policy"]["calendar"].startswith("mon-fri"), "the sum, which is of today"
