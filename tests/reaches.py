"""Rivers made by hand, for what draws them."""

from narrows.views.river import Lake, RiverReach


def reach(
    status: str,
    *,
    capacity: float | None = None,
    arrivals: float = 8.0,
    waiting: int = 0,
    working: int = 1,
    is_narrows: bool = False,
    lakes: tuple[Lake, ...] = (),
) -> RiverReach:
    """One reach."""
    return RiverReach(
        status=status,
        queue_statuses=(),
        is_known=True,
        is_narrows=is_narrows,
        is_contender=False,
        capacity_per_week=capacity,
        arrivals_per_week=arrivals,
        departures_per_week=arrivals,
        waiting_items=waiting,
        working_items=working,
        queue_days=2.0,
        median_days=1.0,
        lakes=lakes,
    )
