"""Pure delays as lakes beside their reach: pure geometry."""

from narrows.views.river import RiverReach
from narrows.web.shapes import LakeShape
from narrows.web.water import shortened

LAKE_LENGTH = 150.0
"""Room that a lake takes along its reach."""


def lakes(
    reach: RiverReach, x0: float, *, length: float, surface: float, y: float
) -> list[LakeShape]:
    """Pure delays side by side, as many as there is room for.

    Args:
        reach: Beside which they lie.
        x0: Where it begins.
        length: Of the reach.
        surface: Of its water, from which channels lead to them.
        y: Their middle.
    """
    most = max(1, int(length / LAKE_LENGTH))
    shown = reach.lakes[:most]
    found: list[LakeShape] = []
    for place, lake in enumerate(shown):
        part = length / len(shown)
        x, rx = x0 + (place + 0.5) * part, min(part / 2 - 4, 92.0)
        near, far = y - 22, rx * 0.5
        channels = " ".join(
            f"M{x + side * 18:.1f},{surface - 2:.1f} "
            f"C{x + side * 18:.1f},{(surface + near) / 2:.1f} "
            f"{x + side * far:.1f},{(surface + near) / 2:.1f} {x + side * far:.1f},{near + 4:.1f}"
            for side in (-1, 1)
        )
        is_last = place == len(shown) - 1
        more = len(reach.lakes) - len(shown) if is_last else 0
        label = shortened(lake.status, int(rx / 4.1))
        found.append(LakeShape(lake, x, y, rx, channels, label, more))
    return found
