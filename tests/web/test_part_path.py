"""Addresses of the parts of a list: what is asked for goes along, what is empty does not."""

from narrows.web.part_path import part_path


def test_the_first_part_stands_at_the_address_of_the_list() -> None:
    assert part_path("/inbox", 1, owner="") == "/inbox"
    assert part_path("/inbox", 1, owner="policy") == "/inbox?owner=policy"


def test_a_later_part_keeps_what_was_asked_for_whatever_letters_it_has() -> None:
    assert part_path("/streams", 2, words="a & b") == "/streams?words=a+%26+b&page=2"
