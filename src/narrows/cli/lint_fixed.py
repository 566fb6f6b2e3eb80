"""Files mended, after their differences were shown. Imported when `--fix` is asked for."""

import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import typer
from rich.text import Text

from narrows.cli.render.tables import console, line
from narrows.domain.finding import Rule
from narrows.services.lint.files import Linted
from narrows.services.lint.fixing import Fixed, fix
from narrows.settings import write_plan_text

STYLES = {"+": "green", "-": "red", "@": "cyan"}


def fix_files(read: Sequence[Linted], *, rules: Sequence[Rule], is_agreed: bool) -> bool:
    """Show what is safe to mend as differences, and write it where people agree.

    Args:
        read: What was linted; each of them a file.
        rules: Those that were asked.
        is_agreed: Whether nobody is asked.

    Returns:
        Whether anything was written.
    """
    fixed = [
        (each, fix(each.text or "", file=each.name, findings=each.findings, rules=rules))
        for each in read
    ]
    for linted, own in fixed:
        _show(linted, own)
    changed = [(linted, own) for linted, own in fixed if own.moved]
    told = console()
    if not changed:
        told.print("Nothing is safe to mend.")
        return False
    if not is_agreed and not sys.stdin.isatty():
        told.print("Nothing was written; --yes writes it.")
        return False
    if not is_agreed and not typer.confirm("Write it?", default=False):
        return False
    for linted, own in changed:
        write_plan_text(Path(linted.name), own.text)
        n = len(own.moved)
        told.print(line(f"{linted.name}: {n} key result{'' if n == 1 else 's'} moved."))
    return True


def _show(linted: Linted, fixed: Fixed) -> None:
    told = console()
    before, after = (linted.text or "").splitlines(), fixed.text.splitlines()
    for each in unified_diff(before, after, linted.name, linted.name, lineterm=""):
        told.print(Text(line(each), style=STYLES.get(each[:1], "")), soft_wrap=True)
    for where, why in fixed.left:
        told.print(line(f"Left as it is: {where}, since {why}."), style="dim")
