"""What the wording is trained on and measured by: published key results, and sentences of our own.

The published ones stay where they are (`../shared/data/okr`, or `$NARROWS_SHARED`); nothing of
their words comes into the repository.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from narrows.analytics.wording_kinds import WordingKind

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("NARROWS_SHARED", HERE.parents[1] / "shared"))
PUBLISHED = SHARED / "data" / "okr" / "key_results_labelled.jsonl"
OWN = HERE / "wording_sentences.txt"

LABELS = {
    "outcome-metric": WordingKind.OUTCOME,
    "output-or-action": WordingKind.OUTPUT,
    "activity-metric": WordingKind.ACTIVITY,
    "vague": WordingKind.VAGUE,
}
"""What the labels of the published ones are here."""


@dataclass(frozen=True, slots=True)
class Published:
    """A key result that somebody published and a person labelled.

    Attributes:
        organisation: Who published it.
        text: The key result.
        kind: What the person said that it is.
        is_ambiguous: Whether the person was in doubt.
        language: Of the text, as ISO 639 has it.
    """

    organisation: str
    text: str
    kind: WordingKind
    is_ambiguous: bool
    language: str


def read_published(path: Path = PUBLISHED) -> Sequence[Published]:
    """All of them, in the file's order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_published(json.loads(line)) for line in lines]


def read_own() -> Sequence[tuple[WordingKind, str]]:
    """The sentences of our own, that are written for this and of no organisation."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    told = [line.partition(": ") for line in lines if line]
    return [(WordingKind(kind), sentence) for kind, _, sentence in told]


def _published(row: Mapping[str, object]) -> Published:
    return Published(
        organisation=str(row["org"]),
        text=str(row["key_result"]),
        kind=LABELS[str(row["label"])],
        is_ambiguous=bool(row["ambiguous"]),
        language=str(row["lang"]),
    )
