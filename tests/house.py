"""What the house rules are read against: the project's files, and the checks as plain functions."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "narrows"

MOST_LINES = 400
USUAL_LINES = 150
FUNCTION_LINES = 40
PARAMETERS = 6
POSITIONAL = 2

FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "base", "misc", "util", "helper"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def committed(*suffixes: str) -> list[Path]:
    """The files that git knows, by suffix; all of them without one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    paths = (ROOT / name for name in listed if name)
    return [path for path in paths if path.is_file() and (path.suffix in suffixes or not suffixes)]


def direct_dependencies() -> set[str]:
    """What pyproject.toml asks for by name, to run, to develop and to set up."""
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*described["project"]["dependencies"]]
    for group in described["dependency-groups"].values():
        asked += group
    return {re.split(r"[\[<>=!~; ]", each, maxsplit=1)[0].lower() for each in asked}


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function and method."""
    return (each for each in ast.walk(tree) if isinstance(each, Function))


def long_functions(tree: ast.Module) -> Iterator[str]:
    """Functions over the ceiling, docstring and all."""
    for function in functions(tree):
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{function.name} has {lines} lines"


def crowded_functions(tree: ast.Module) -> Iterator[str]:
    """Functions with too many parameters, or too many by place; `self` and `cls` do not count."""
    for function in functions(tree):
        given = function.args
        positional = [each.arg for each in given.posonlyargs + given.args]
        own = [name for name in positional if name not in ("self", "cls")]
        if len(own) > POSITIONAL:
            yield f"{function.name} takes {len(own)} parameters by place"
        if len(own) + len(given.kwonlyargs) > PARAMETERS:
            yield f"{function.name} has {len(own) + len(given.kwonlyargs)} parameters"


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Public modules, classes and functions without a docstring."""
    if ast.get_docstring(tree) is None:
        yield "the module"
    classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
    for body in [tree.body, *(each.body for each in classes)]:
        for each in body:
            if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if not each.name.startswith("_") and ast.get_docstring(each) is None:
                yield each.name


def slugs(tree: ast.Module) -> Iterator[str | None]:
    """The slug of each refusal; `None` where it is not a literal and so cannot be listed."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and _name(each.func) == "NarrowsError":
            yield _text(each.args[0]) if each.args else None
        if isinstance(each, ast.ClassDef) and "NarrowsError" in map(_name, each.bases):
            yield from _own_slugs(each)


def _own_slugs(kind: ast.ClassDef) -> Iterator[str | None]:
    """The slug that a kind of refusal hands to its base."""
    for each in ast.walk(kind):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "super().__init__":
            yield _text(each.args[0]) if each.args else None


def _text(given: ast.expr) -> str | None:
    is_text = isinstance(given, ast.Constant) and isinstance(given.value, str)
    return str(ast.literal_eval(given)) if is_text else None


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


REACHES_OUT = {
    "open", "input", "print", "datetime.now", "datetime.today", "datetime.utcnow", "date.today",
    "time.time", "time.sleep", "time.monotonic",
    "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink",
}  # fmt: skip
"""Calls that open a file, ask the time or roll dice."""

ASKED_OF_READER = "reader"
"""The one thing whose `open` is a port's."""


def impure(tree: ast.Module) -> Iterator[str]:
    """Calls that a floor below the views may not make: those come as arguments."""
    for each in ast.walk(tree):
        if not isinstance(each, ast.Call):
            continue
        called = ast.unparse(each.func)
        owner = called.rpartition(".")[0].rpartition(".")[2]
        ends = {called, ".".join(called.split(".")[-2:]), called.split(".")[-1]}
        # A generator with a seed rolls the same dice for everybody.
        is_unseeded = "default_rng" in ends and not each.args
        if is_unseeded or (ends & REACHES_OUT and owner != ASKED_OF_READER):
            yield called


def headings(page: str) -> list[str]:
    """The second-level headings of a page, backticks taken off."""
    return [each.strip().strip("`") for each in re.findall(r"^## (.+)$", page, re.MULTILINE)]
