"""`narrows token`: shown once, listed without what it is, and gone when revoked."""

from pathlib import Path

from tests.cli.test_audit import BAKERY
from tests.commands import narrows


def test_a_token_is_made_listed_and_revoked(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text(BAKERY, encoding="utf-8")
    assert narrows("apply", file, *home).code == 0
    assert "no token yet" in narrows("token", "list", *home).out
    made = narrows("token", "new", "ci", "--scope", "push", "--scope", "read", *home)
    assert made.code == 0
    token = made.out.strip()
    assert token.startswith("narrows_")
    assert len(token) > 40
    assert "shown once" in made.err
    listed = narrows("token", "list", *home)
    assert "ci  read, push  made" in listed.out
    assert token not in listed.out + narrows("audit", "show", *home).out
    assert narrows("token", "new", "ci", "--scope", "read", *home).code == 2
    assert "allows nothing" in narrows("token", "revoke", "ci", *home).out
    assert "revoked" in narrows("token", "list", *home).out
    told = narrows("token", "list", "--json", *home).json["tokens"]
    assert [each["name"] for each in told] == ["ci"]
    assert told[0]["revoked_at"] is not None
    other = narrows("token", "new", "eye", "--scope", "read", "--json", *home).json
    assert (other["name"], other["scopes"]) == ("eye", ["read"])
    assert other["token"] != token


def test_a_scope_has_to_be_said(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text(BAKERY, encoding="utf-8")
    assert narrows("apply", file, *home).code == 0
    assert narrows("token", "new", "ci", *home).code == 2
    refused = narrows("token", "new", "ci", "--scope", "everything", *home)
    assert "read, write, push" in refused.err
