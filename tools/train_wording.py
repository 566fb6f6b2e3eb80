"""Find the weights of the wording anew, say how good they are, and write them.

    .venv/bin/python -m tools.train_wording          # prints the quality, writes nothing
    .venv/bin/python -m tools.train_wording --write  # and writes analytics/wording_weights.py

Needs nothing but what narrows needs. The data stay where they are: see `wording_data`. Run twice,
it writes the same file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from narrows.analytics.wording import KINDS
from narrows.analytics.wording_cues import CUES
from tools.wording_data import Published, read_own, read_published
from tools.wording_model import OWN_IMPORTANCE, Floats, fit, seen
from tools.wording_quality import leave_one_out, quality, table

WEIGHTS = Path(__file__).resolve().parents[1] / "src/narrows/analytics/wording_weights.py"

HEAD = '''"""How loudly each cue speaks for outcome, output, activity and vague. [nats]

Written by `tools/train_wording.py`; docs/model-card.md says from what, and how well it does.
"""

WEIGHTS: dict[str, tuple[float, float, float, float]] = {
'''


def trained_on(published: list[Published]) -> list[Published]:
    """What is trained on: English, and without doubt."""
    return [each for each in published if each.language == "en" and not each.is_ambiguous]


def weights_of(published: list[Published]) -> Floats:
    """The weights that all of them and the sentences of our own give."""
    told = seen([(each.kind, each.text) for each in published], importance=1)
    return fit(told.and_also(seen(read_own(), importance=OWN_IMPORTANCE)))


def module(weights: Floats) -> str:
    """The weights as the module that is shipped."""
    lines = [
        f'    "{cue.because}": ({", ".join(f"{each + 0:.2f}" for each in row)}),\n'.replace(
            "-0.00", "0.00"
        )
        for cue, row in zip(CUES, weights, strict=True)
    ]
    return HEAD + "".join(lines) + '}\n"""By the reason of the cue."""\n'


def report(published: list[Published], found: Floats) -> Iterator[str]:
    """What the model card says."""
    each = quality(published, found)
    yield f"macro-F1 {each.macro_f1:.3f}; " + ", ".join(f"{k} {each.f1(k):.3f}" for k in KINDS)
    n_sure, n_all = each.sure
    n_right, _ = each.outcome_or_not
    yield f"outcome or not right in {n_right / n_sure:.3f}, abstained {1 - n_sure / n_all:.3f}"
    yield from table(published, found)


def main(asked: list[str]) -> None:
    """Train, say how good it is, and write where that is asked."""
    published = trained_on(list(read_published()))
    for line in report(published, leave_one_out(published)):
        print(line)
    if "--write" in asked:
        WEIGHTS.write_text(module(weights_of(published)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
