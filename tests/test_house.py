"""The house rules that a machine can hold. Each check has a control that it must catch."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import house
from tests.house import ROOT, SOURCE

LONG_FILES: dict[str, str] = {
    "benchmarks/networks.py": "one simulation, with what is drawn and what is kept of it",
    "benchmarks/bottleneck_networks.py": "one back-test, from networks to claims",
    "scripts/docs.py": "every page that the code is the source of",
    "src/narrows/demo/simulation.py": "one simulation, whose events hand over to each other",
    "src/narrows/domain/calendar.py": "days, weeks and months, and the clocks that are set on and back",
    "src/narrows/domain/working_calendar.py": "one line of words, read and written",
    "src/narrows/domain/working_clock.py": "one clock, from its zone's changes to its table",
    "src/narrows/domain/flow.py": "the answers about flow, a record each",
    "src/narrows/domain/live.py": "the contract of live connectors, with the values it hands over",
    "src/narrows/domain/ports.py": "the Protocols of one port, with the values they hand over",
    "src/narrows/store/repository.py": "each verb of the port, a transaction each",
    "src/narrows/store/ledger_tables.py": "all the tables that are only ever added to",
    "src/narrows/store/scoped.py": "the one place where statements on the tables are made",
    "src/narrows/domain/repository.py": "the one road to what was decided, with the values it hands over",
    "src/narrows/domain/streams.py": "a stream and its parts, that refuse each other's nonsense",
    "src/narrows/metrics/load.py": "one query of load, of all, of one type and by type",
    "src/narrows/metrics/movements.py": "what moved in a period, a query each",
    "src/narrows/metrics/tables.py": "the tables that metrics read, with the two selects that make them",
    "src/narrows/bootstrap/__init__.py": "all that is wired, in the one place that knows what is real",
    "src/narrows/services/explain/of_metrics.py": "one question, from the number to what is left out",
    "src/narrows/store/plan_tables.py": "all tables of the plan",
    "src/narrows/services/imports/markdown_okrs.py": "one page while it is read, block by block",
    "src/narrows/services/plan/document.py": "the whole plan written out, part by part",
    "src/narrows/services/plan/okrs.py": "from the file's parts to the domain's, part by part",
    "src/narrows/services/plan/schema_okr.py": "all that a plan file may say of objectives",
    "src/narrows/warehouse/manifest.py": "the state of a folder: its values, reading and writing them",
    "src/narrows/services/flow/measuring.py": "measuring and Little's check, that share how rows are read",
    "src/narrows/warehouse/derived.py": "layers: their words, opening, showing and keeping them",
    "src/narrows/warehouse/laid_out.py": "all that lies in a folder for another engine",
    "src/narrows/warehouse/increment.py": "what a sync touched, from opening to one layer of it",
    "src/narrows/warehouse/onward.py": "what came to items that moved on, from last visits to sums",
    "src/narrows/warehouse/standing.py": "what stands of the weeks, by each thing that changes it",
    "src/narrows/warehouse/encode.py": "from staged text to numbers, statement by statement",
    "src/narrows/warehouse/assign.py": "what stream, state and type an item's words mean, in one pass",
    "src/narrows/warehouse/build.py": "all that makes visits and items, and what was in doubt",
    "src/narrows/warehouse/embedded.py": "the one class behind the warehouse's port",
    "src/narrows/warehouse/compiled/answers.py": "what six metrics say of the sums of one pass",
    "src/narrows/warehouse/compiled/book.py": "all that a pass knows, kind by kind",
    "src/narrows/warehouse/compiled/opening.py": "every array of an empty book",
    "src/narrows/warehouse/staging.py": "all the ways into the table `staged`",
}
"""Files over 150 lines, each with its reason."""

PURE_FLOORS = (
    "domain", "metrics", "analytics", "connectors", "demo", "rules", "services", "views",
)  # fmt: skip
ENTRY_POINTS = ("demo/__main__.py",)
"""Run as a program, and so allowed to write and print."""

Check = Callable[[ast.Module], Iterator[object]]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def found(check: Check, paths: list[Path]) -> list[str]:
    return [f"{shown(path)}: {what}" for path in paths for what in check(parsed(path))]


@pytest.fixture(scope="module")
def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@pytest.fixture(scope="module")
def scripts() -> list[Path]:
    return [path for path in house.committed(".py") if SOURCE not in path.parents]


def test_there_is_something_to_check(modules: list[Path], scripts: list[Path]) -> None:
    assert len(modules) > 30
    assert len(scripts) > 30


def test_files_stay_short(modules: list[Path], scripts: list[Path]) -> None:
    lines = {shown(path): len(path.read_text("utf-8").splitlines()) for path in modules + scripts}
    too_long = {name: count for name, count in lines.items() if count > house.MOST_LINES}
    assert not too_long
    over_usual = {
        name
        for name, count in lines.items()
        if count > house.USUAL_LINES and not name.startswith("tests/")
    }
    assert over_usual == set(LONG_FILES), "list it with its reason, or take it off the list"


def test_functions_stay_short(modules: list[Path], scripts: list[Path]) -> None:
    assert not found(house.long_functions, modules + scripts)


def test_functions_take_few_parameters(modules: list[Path]) -> None:
    assert not found(house.crowded_functions, modules)


def test_public_things_are_documented(modules: list[Path]) -> None:
    assert not found(house.undocumented, modules)


def test_lower_floors_do_not_reach_out(modules: list[Path]) -> None:
    below = [
        path
        for path in modules
        if path.relative_to(SOURCE).parts[0] in PURE_FLOORS
        and str(path.relative_to(SOURCE)) not in ENTRY_POINTS
    ]
    assert len(below) > 20
    assert not found(house.impure, below)


def test_no_module_is_a_drawer(modules: list[Path]) -> None:
    words = {path: set(path.stem.split("_")) for path in modules}
    assert not {shown(path) for path, has in words.items() if has & house.FORBIDDEN_NAMES}


def test_nothing_is_left_to_do(modules: list[Path], scripts: list[Path]) -> None:
    marker = re.compile("#.*(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + ")")
    assert not [shown(path) for path in modules + scripts if marker.search(path.read_text("utf-8"))]


def test_every_slug_is_a_literal(modules: list[Path]) -> None:
    unlisted = [shown(path) for path in modules if None in set(house.slugs(parsed(path)))]
    assert not unlisted


CONTROLS: list[tuple[Check, str]] = [
    (house.long_functions, "def f():\n" + "    a = 1\n" * 40),
    (house.crowded_functions, "def f(a, b, *, c, d, e, g, h): ..."),
    (house.crowded_functions, "def f(a, b, c): ..."),
    (house.undocumented, '"""M."""\nclass C:\n    """C."""\n    def f(self): ...'),
    (house.undocumented, "a = 1"),
    (house.impure, "import datetime\ndatetime.datetime.now()"),
    (house.impure, "open('a')"),
    (house.impure, "path.open()"),
    (house.impure, "numpy.random.default_rng()"),
]


@pytest.mark.parametrize(("check", "text"), CONTROLS)
def test_each_check_catches_its_control(check: Check, text: str) -> None:
    assert list(check(ast.parse(text)))


def test_checks_are_silent_on_good_code() -> None:
    good = (
        '"""M."""\n'
        "def f(reader, now, *, c, d, e, g):\n"
        '    """Open what the reader has."""\n' + "    a = 1\n" * 37 + "    reader.open('a')\n"
    )
    for check, _ in CONTROLS:
        assert not list(check(ast.parse(good)))


def test_a_slug_that_is_not_a_literal_is_seen() -> None:
    assert list(house.slugs(ast.parse("NarrowsError(slug, 'm'); errors.NarrowsError('a-b', 'm')")))
