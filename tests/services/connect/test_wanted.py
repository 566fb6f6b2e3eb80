"""What is connected: a new source, or the one there is."""

from dataclasses import replace

import pytest

from narrows.connectors.jira import connector
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.streams import Source
from narrows.services.connect.wanted import Wanted, wanted_source

ADDRESS = "https://harbour.example"
HELD = Source("jira", "jira", ADDRESS, take=("PAY", "CLM"))
PLAN = replace(Plan(Organisation()), sources=(HELD,))


def meant(wanted: Wanted) -> Source:
    assert connector.live is not None
    return wanted_source(wanted, PLAN, live=connector.live)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("jira"),
        Wanted("jira", f"{ADDRESS}/browse/PAY-1"),
        Wanted("jira", ADDRESS, ("CLM", "PAY")),
    ],
)
def test_the_same_again_is_the_source_there_is(wanted: Wanted) -> None:
    """So that a token is replaced."""
    found = meant(wanted)
    assert (found.id, set(found.take)) == ("jira", set(HELD.take))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("jira", ADDRESS, ("SHIP",)),
        Wanted("jira", ADDRESS, ("PAY",)),
        Wanted("jira", "https://other.example", ("PAY", "CLM")),
        Wanted("jira", "https://other.example"),
    ],
)
def test_another_one_without_a_name_changes_nothing_of_the_one_there_is(wanted: Wanted) -> None:
    with pytest.raises(NarrowsError, match=r"«jira».*PAY, CLM") as refused:
        meant(wanted)
    assert refused.value.slug == "source-taken"


def test_a_source_is_changed_by_its_name() -> None:
    found = meant(Wanted("jira", "https://other.example", ("SHIP",), "jira"))
    assert (found.path, found.take) == ("https://other.example", ("SHIP",))


def test_a_second_source_has_a_name_of_its_own() -> None:
    assert meant(Wanted("jira", ADDRESS, ("SHIP",), "ships")).id == "ships"
