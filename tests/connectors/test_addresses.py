import pytest

from narrows.connectors.addresses import parts_of, quoted


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://Jira.Example/", ("https", "jira.example", "")),
        (" https://jira.example:8443/jira/?a=b#c ", ("https", "jira.example:8443", "/jira")),
        ("HTTPS://jira.example/Jira", ("https", "jira.example", "/Jira")),
        ("https://code.example/team/repo/", ("https", "code.example", "/team/repo")),
        ("jira.example", ("", "", "jira.example")),
    ],
)
def test_an_address_has_parts_without_what_the_browser_added(
    address: str, parts: tuple[str, str, str]
) -> None:
    assert parts_of(address) == parts


def test_a_name_is_one_part_of_a_path() -> None:
    assert quoted("A-1_b.c~") == "A-1_b.c~"
    assert quoted("a/../b ü?") == "a%2F..%2Fb%20%C3%BC%3F"
