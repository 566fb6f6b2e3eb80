"""Write the pages that the code is the source of, or check that they are what it says.

    python scripts/docs.py           write docs/metrics, connectors, rules, commands.md and
                                     operations.md
    python scripts/docs.py --check   exit 1 where that would change a page

A new metric, connector, rule or command so brings its page; `docs/index.md` has to lead there, and
for rules is made to.
"""

import argparse
import pkgutil
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import typer
from typer.main import get_command

from narrows.cli.application import app_for
from narrows.domain.finding import SOURCES, Rule
from narrows.domain.measure import Metric
from narrows.domain.reading import Connector
from narrows.web.rest.application import description

DOCS = Path(__file__).resolve().parent.parent / "docs"
FOLDERS = ("metrics", "connectors", "rules")
NOTE = "*Written by `make docs WRITE=1` from {source}; change it there.*"
WIDTH = 100


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="Write or check the generated pages.")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if stale")
    is_check = parser.parse_args().check
    wanted = dict(pages())
    kept = {path for folder in FOLDERS for path in (DOCS / folder).glob("*.md")}
    stale = [path for path, text in wanted.items() if _read(path) != text]
    left_over = sorted(kept - set(wanted))
    if is_check:
        for path in stale + left_over:
            print(f"docs/{path.relative_to(DOCS)} is not what the code says; make docs WRITE=1")
        return 1 if stale or left_over else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    for path in left_over:
        path.unlink()
    return 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text."""
    for module, metric in plugins("narrows.metrics", "metric"):
        if isinstance(metric, Metric):
            yield DOCS / "metrics" / f"{metric.name}.md", metric_page(module, metric)
    for module, connector in plugins("narrows.connectors", "connector"):
        if isinstance(connector, Connector):
            yield DOCS / "connectors" / f"{connector.name}.md", connector_page(module, connector)
    rules = [each for _, each in plugins("narrows.rules", "rule") if isinstance(each, Rule)]
    for rule in rules:
        yield DOCS / "rules" / f"{rule.name}.md", rule_page(rule)
    yield DOCS / "index.md", index_page(_read(DOCS / "index.md") or "", rules)
    yield DOCS / "commands.md", commands_page()
    yield DOCS / "operations.md", operations_page()


def operations_page() -> str:
    """The manual's page of all operations of the REST interface, by what they are about."""
    described: dict[str, list[str]] = {}
    for path, operations in sorted(description()["paths"].items()):
        for method, each in operations.items():
            line = f"| `{method.upper()} {path}` | {' '.join(each['description'].split())} |"
            described.setdefault(each["tags"][0], []).append(line)
    tables = [
        "\n".join([f"## {tag}", "", "| operation | does |", "|---|---|", *lines])
        for tag, lines in sorted(described.items())
    ]
    return _page(
        "Operations of the REST interface",
        NOTE.format(source="the functions in `src/narrows/web/api/`"),
        "All of them are below `/api/v1`; [how they are used](rest.md), and what they take and "
        "answer to the last field in `/api/v1/openapi.json`.",
        *tables,
    )


def plugins(package: str, attribute: str) -> Iterator[tuple[ModuleType, object]]:
    """Modules of a package that define a plug-in, with it."""
    for name in sorted(each.name for each in pkgutil.iter_modules(import_module(package).__path__)):
        module = import_module(f"{package}.{name}")
        if hasattr(module, attribute):
            yield module, getattr(module, attribute)


def metric_page(module: ModuleType, metric: Metric) -> str:
    """The manual's page of one metric: its docstring, its facts, its query."""
    facts = {
        "Name": f"`{metric.name}`",
        "Unit": metric.unit,
        "Statistics": ", ".join(f"`{each}`" for each in metric.statistics),
        "Kind": metric.kind.value,
    }
    query = textwrap.dedent(metric.query).strip()
    return _page(
        metric.title,
        NOTE.format(source=f"`src/narrows/metrics/{metric.name}.py`"),
        as_markdown(module.__doc__ or ""),
        _table(facts),
        f"## The query\n\nThe same text on every engine: see [portable SQL](../decisions/"
        f"0004-portable-sql.md). Its tables are those of `src/narrows/metrics/tables.py`.\n\n"
        f"```sql\n{query}\n```",
    )


def _suffix(module: ModuleType) -> str:
    """What follows its name in the tree: one file, or a folder of parts."""
    return "/__init__.py" if hasattr(module, "__path__") else ".py"


def connector_page(module: ModuleType, connector: Connector) -> str:
    """The manual's page of one connector: its docstring and its facts."""
    facts = {
        "Name in a source": f"`connector: {connector.name}`",
        **(
            {"What it takes": "`address: …` and `take: […]`"}
            if connector.live
            else {
                "Files that `narrows look` reads with it": ", ".join(
                    f"`{x}`" for x in connector.suffixes
                )
            }
        ),
    }
    return _page(
        connector.title,
        NOTE.format(source=f"`src/narrows/connectors/{connector.name}{_suffix(module)}`"),
        as_markdown(module.__doc__ or ""),
        _table(facts),
    )


def rule_page(rule: Rule) -> str:
    """The manual's page of one rule: its docstring and its facts."""
    facts = {
        "Name": f"`{rule.name}`",
        "Severity": rule.severity.value,
        "Source": f"{rule.source}, *{SOURCES[rule.source]}*",
        "Needs measurements": "yes, and says nothing of a file" if rule.needs_facts else "no",
    }
    return _page(
        rule.name,
        NOTE.format(source=f"`src/narrows/rules/{rule.name}.py`"),
        as_markdown(rule.manual),
        _table(facts),
        "A finding that was read and answered is [muted](../plan.md#mutes) with its reason.",
    )


def index_page(text: str, rules: Sequence[Rule]) -> str:
    """The manual's index, with every rule between its two marks."""
    links = ",\n  ".join(f"[{each.name}](rules/{each.name}.md)" for each in rules)
    marks = re.compile(r"(?<=<!-- rules -->).*?(?=<!-- end of rules -->)", re.DOTALL)
    return marks.sub(f"\n- Rules that plans are read against: {links}\n", text)


def commands_page() -> str:
    """Every command with its help, as people see it."""
    command = get_command(app_for(()))
    helps = {"narrows": command}
    helps |= {f"narrows {name}": each for name, each in getattr(command, "commands", {}).items()}
    shown = []
    for name, each in helps.items():
        context = typer.Context(
            each,
            info_name=name,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            help_option_names=["-h", "--help"],
        )
        shown.append(f"## {name}\n\n```text\n{each.get_help(context).strip()}\n```")
    return _page("Commands", NOTE.format(source="the commands' own help"), *shown)


def as_markdown(docstring: str) -> str:
    """A docstring with Google sections as Markdown: each section becomes a paragraph of its own."""
    text = textwrap.dedent(docstring).strip()
    section = re.compile(r"^([A-Z][\w /-]*):[ ]*\n((?:[ ]+.*\n?|\n(?=[ ]))+)", re.MULTILINE)
    return section.sub(lambda found: f"**{found[1]}**\n\n{textwrap.dedent(found[2])}", text).strip()


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *(part for part in parts if part)]) + "\n"


def _table(facts: Mapping[str, str]) -> str:
    rows = [f"| {name} | {value} |" for name, value in facts.items()]
    return "\n".join(["| | |", "|---|---|", *rows])


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
