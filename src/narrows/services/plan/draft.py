"""Draft plans as the linter reads them: whole plan files, or objectives that lack the rest."""

from pathlib import PurePath

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.services.plan.file import draft_of
from narrows.services.plan.yaml_text import YamlText, parse_yaml

YAML_SUFFIXES = (".yaml", ".yml")
OKR_SUFFIXES = (".md", ".markdown", ".csv", ".tsv")
"""What `narrows.services.imports.reading` reads."""


def parse_draft_file(text: str, file: str) -> tuple[Plan, YamlText]:
    """Parse a file that people want to have read: its plan, and where what of it stands.

    Args:
        text: Its content.
        file: Its name; the ending tells the format.

    Raises:
        NarrowsError: `draft-format-unknown`, and what `parse_draft` refuses.
    """
    if PurePath(file).suffix.casefold() not in YAML_SUFFIXES:
        raise NarrowsError(
            "draft-format-unknown",
            f"«{file}» is called neither .yaml nor .md nor .csv, and only YAML, Markdown and CSV "
            "are read; save it as one of them.",
        )
    document = parse_yaml(text, file)
    return draft_of(document), document
