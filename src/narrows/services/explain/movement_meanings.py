"""What the numbers of `narrows load`, `traffic`, `losses`, `waits` and `value-score` mean."""

from collections.abc import Mapping

from narrows.services.explain.meaning import Meaning

BY_DAY = (
    "Each item by the stream and the type that it had each day, up to the last instant that is "
    "known."
)
WITHIN = "Instants from the first day's midnight up to the last one's, in the stream's zone."

LOAD: Mapping[str, Meaning] = {
    "mean_load_items": Meaning(
        "Load of the type",
        "items",
        "Items of the type that are waiting or active, weighted by time over the days.",
        BY_DAY,
        "Items that are new, done or cancelled, and back in new.",
    ),
    "end_load_items": Meaning(
        "Load of the type at the end",
        "items",
        "Items of the type that are waiting or active at the last instant of the days.",
        BY_DAY,
        "What ended before.",
    ),
    "share_ratio": Meaning(
        "Share of the load",
        "ratio",
        "The mean load of the type / that of all types.",
        BY_DAY,
    ),
}

TRAFFIC: Mapping[str, Meaning] = {
    "n_arrivals": Meaning(
        "Arrivals", "items", "Entries into the status.", WITHIN, "What was in it before."
    ),
    "n_departures": Meaning(
        "Departures", "items", "Exits from the status.", WITHIN, "What did not leave it."
    ),
    "balance_items": Meaning(
        "Grew by", "items", "Arrivals less departures: what the status grew by.", WITHIN
    ),
    "end_load_items": Meaning(
        "There at the end",
        "items",
        "Items in the status at the last instant of the days, or at the last that is known.",
        "At that one instant.",
        "What left it before.",
    ),
}

BACK = (
    "An item goes back when it enters an active status that stands, in the stream's workflow, "
    "before an active or done one that it was in. From then on its time where it had been before "
    "is rework."
)
PAUSE = (
    "A wait that it comes back from, which is a pause; statuses that the workflow does not name."
)
DONE_HERE = "Items done in these days, with their whole history."
GONE = "Items whose last entry into cancelled lies in these days, and that are cancelled still."

LOSSES: Mapping[str, Meaning] = {
    "reworked_ratio": Meaning(
        "Share that went back", "ratio", "Of the items done, those that went back.", BACK, PAUSE
    ),
    "n_items": Meaning("Items done", "items", "Items done in these days.", DONE_HERE),
    "n_reworked": Meaning(
        "Items that went back", "items", "Items done that went back at least once.", BACK, PAUSE
    ),
    "rework_days": Meaning(
        "Time of rework",
        "days",
        "How long the items done were where they had been before.",
        BACK,
        PAUSE,
    ),
    "rework_ratio": Meaning(
        "Rework's share of the time",
        "ratio",
        "Time of rework / all time of the items done in waiting and active.",
        BACK,
        PAUSE,
    ),
    "n_discarded": Meaning("Items given up", "items", "Items cancelled in these days.", GONE),
    "n_discarded_begun": Meaning(
        "Items begun and given up",
        "items",
        "Items cancelled in these days that were ever waiting or active.",
        GONE,
        "Items that were never in process.",
    ),
    "discarded_days": Meaning(
        "Time given up",
        "days",
        "Time in process of the items cancelled in these days.",
        GONE,
    ),
}

WAITED = (
    "Time in waiting statuses of the name, or in those that are for the place, within these days "
    "and up to the last instant that is known; days of 24 hours, whatever the calendars say."
)
WAITS: Mapping[str, Meaning] = {
    "wait_days": Meaning(
        "Shared wait",
        "days",
        "How long items waited there, all of them together.",
        WAITED,
        "Streams that do not have the wait, and work that no stream takes.",
    ),
    "n_items": Meaning(
        "Items that waited",
        "items",
        "How many items waited there; in each of a stream's statuses for itself.",
        WAITED,
    ),
}

UNITS_OF = (
    "Days active (a flag stops them) and hours logged within these days; items done in them and "
    "their points. All goes to the stream and type an item stands with, hours to those of then."
)
CAPACITY: Mapping[str, Meaning] = {
    "score_ratio": Meaning(
        "Value score",
        "ratio",
        "Units on value streams / units of all work, of all streams and of none.",
        UNITS_OF,
        "Waiting. Undefined where a status does not tell it from work, or hours are overdrawn.",
    ),
    "share_ratio": Meaning(
        "Share of the capacity",
        "ratio",
        "Units of the stream / units of all work, of all streams and of none.",
        UNITS_OF,
        "Waiting, which uses no capacity. Undefined where there is no value score.",
    ),
    "units": Meaning(
        "Units expended",
        "units",
        "What was expended: days worked, items done, their points, or hours logged.",
        UNITS_OF,
        "Waiting, which uses no capacity.",
    ),
}
