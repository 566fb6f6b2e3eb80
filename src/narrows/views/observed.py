"""What became of the observations that were brought?"""

from narrows.services.results.observing import Recorded


def recorded_json(recorded: Recorded) -> dict[str, object]:
    """What `narrows observe` answers."""
    return {
        "new": recorded.n_new,
        "superseding": recorded.n_superseding,
        "known": recorded.n_known,
        "observations": recorded.observations,
        "faults": recorded.faults,
    }


def recorded_text(recorded: Recorded) -> str:
    """The same in one sentence."""
    counts = (
        (recorded.n_new, "new"),
        (recorded.n_superseding, "superseding what was known"),
        (recorded.n_known, "known already"),
        (len(recorded.faults), "not usable"),
    )
    return ", ".join(f"{n:,} {what}" for n, what in counts if n) or "nothing in it"
