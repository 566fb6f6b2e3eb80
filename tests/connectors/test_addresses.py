import pytest

from narrows.connectors.addresses import base_of, parts_of, quoted


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://Jira.Example/", "https://jira.example"),
        (" https://jira.example:8443/jira/?a=b#c ", "https://jira.example:8443/jira"),
        ("HTTPS://jira.example/Jira", "https://jira.example/Jira"),
        ("jira.example", "jira.example"),
    ],
)
def test_an_address_loses_what_the_browser_added(address: str, base: str) -> None:
    assert base_of(address) == base


def test_an_address_has_parts() -> None:
    assert parts_of("https://code.example/team/repo/") == ("https", "code.example", "/team/repo")


def test_a_name_is_one_part_of_a_path() -> None:
    assert quoted("A-1_b.c~") == "A-1_b.c~"
    assert quoted("a/../b ü?") == "a%2F..%2Fb%20%C3%BC%3F"
