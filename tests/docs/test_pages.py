"""The manual says what the code says: nothing missing, nothing left over."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests import house
from tests.house import ROOT, SOURCE

DOCS = ROOT / "docs"
REGISTRY_HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb.deb" + "ian.org"]
MACHINE_PATHS = ["/wo" + "rk/main", "/wo" + "rk/shared", "/ro" + "ot/", "/ho" + "me/"]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def used_slugs() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        slugs = house.slugs(ast.parse(path.read_text(encoding="utf-8")))
        found |= {slug for slug in slugs if slug is not None}
    return found


def test_every_message_has_its_entry_and_every_entry_its_message() -> None:
    entries = house.headings(page("messages.md"))
    assert used_slugs() == set(entries)
    assert entries == sorted(set(entries))


def test_every_direct_dependency_has_its_reason() -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", page("dependencies.md"), re.MULTILINE))
    scripts = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert explained == house.direct_dependencies() | set(scripts)


def test_every_noun_of_the_domain_is_in_the_glossary() -> None:
    glossary = page("glossary.md")
    nouns = set()
    for path in (SOURCE / "domain").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [each.name for each in tree.body if isinstance(each, ast.ClassDef)]
        nouns |= {name for name in classes if not name.startswith("_")}
    assert len(nouns) > 20
    assert not {noun for noun in nouns if f"`{noun}`" not in glossary}


def links(path: Path) -> list[str]:
    found = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    return [each for each in found if "://" not in each]


@pytest.mark.parametrize("path", [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))], ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    assert not [link for link in links(path) if not (path.parent / link).exists()]


def test_the_index_leads_to_every_page() -> None:
    linked = {(DOCS / link).resolve() for link in links(DOCS / "index.md")}
    folders = {path.parent for path in linked}
    unreachable = [
        path
        for path in DOCS.rglob("*.md")
        if path.name != "index.md" and path.resolve() not in linked
    ]
    assert linked
    assert folders
    assert not unreachable


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (DOCS / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_nothing_committed_knows_this_machine_or_a_registry() -> None:
    telling = re.compile("|".join(re.escape(each) for each in REGISTRY_HOSTS + MACHINE_PATHS))
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in house.committed()}
    assert len(texts) > 60
    assert not {str(path): telling.findall(text)[:3] for path, text in texts.items()
                if telling.search(text)}  # fmt: skip
    assert telling.search("index-url = https://" + REGISTRY_HOSTS[0])


def test_locks_hold_hashes_and_no_address() -> None:
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    assert len(locks) == 6
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        pins = re.findall(r"^\S+==", text, re.MULTILINE)
        assert pins
        assert text.count("==") - len(pins) <= text.count(" ; ")
        assert len(re.findall(r"^\S+==[^\\]*\\\n +--hash=sha256:", text, re.MULTILINE)) == len(pins)
        assert "://" not in text
        assert "--find-links" not in text


def test_the_lock_of_scripts_holds_hashes_and_no_address() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {name: each for name, each in locked.items() if name}
    assert fetched
    assert all(each["integrity"].startswith("sha512-") for each in fetched.values())
    assert not any("resolved" in each for each in fetched.values())
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")
