"""What the numbers of `narrows statuses` and `narrows bottleneck` mean."""

from collections.abc import Mapping

from narrows.services.explain.meaning import Meaning

SINCE_FIRST = (
    "From the stream's first transition up to the last instant that is known; a history of less "
    "than a day is a day."
)
VISIT = (
    "A visit begins when an item enters the status and ends when it enters the next one, in "
    "working time where the stream has a calendar."
)
CLOSED = "Visits that last: they have no length yet, and are load."

STATUS: Mapping[str, Meaning] = {
    "total_days": Meaning(
        "Time in the status",
        "days",
        "How long items were in the status, all visits that ended together.",
        VISIT,
        CLOSED,
    ),
    "n_visits": Meaning(
        "Visits to the status",
        "visits",
        "How often an item entered the status, over the whole history.",
        "Every entry up to the last instant that is known; one that comes back visits it again.",
    ),
    "median_visit_days": Meaning(
        "Half of the visits took at most",
        "days",
        "The shortest length that at least half of the visits took no longer than: a real visit's.",
        VISIT,
        CLOSED,
    ),
    "load_items": Meaning(
        "Items in the status now",
        "items",
        "How many items are in the status at the last instant that is known.",
        "At that one instant.",
        "Items that left it.",
    ),
    "arrivals_per_week": Meaning(
        "Arrivals a week",
        "items/week",
        "Entries into the status / weeks of the stream's history.",
        SINCE_FIRST,
    ),
    "departures_per_week": Meaning(
        "Departures a week",
        "items/week",
        "Exits from the status / weeks of the stream's history.",
        SINCE_FIRST,
        "Visits that last.",
    ),
    "flow_time_share_ratio": Meaning(
        "Share of flow time",
        "ratio",
        "The status's part of the time that the items done spent waiting or active since "
        "commitment, all together.",
        VISIT,
        "Items that are not done; statuses that are new, done or cancelled have no share, unless "
        "an item that came from another stream was waiting or active in them there.",
    ),
}

READ = (
    "The weeks in which anything happened, at most the last 104, and those only since a capacity "
    "last clearly changed; on the stream's business clock, that runs while it works."
)
OWN = "The reach: its active status with the queues that belong to it."

BOTTLENECK: Mapping[str, Meaning] = {
    "queue_days": Meaning(
        "Wait before the reach",
        "days",
        "Time that items waited for the reach, per item that left it: what ranks the narrows.",
        f"{OWN} Waiting counts where it belongs, wherever a tool shows it, and is told in the "
        "stream's own days; 0 where the reach "
        f"shows no limit. {READ}",
        "Pure delays: waits that end by themselves, whatever is widened.",
    ),
    "capacity_per_week": Meaning(
        "Capacity a week",
        "items/week",
        "What the reach can pass: slots × what one slot passes, by likelihood, and at least what "
        "it passed.",
        f"{READ} Departures / time of busy slots, while what follows had room.",
        "Weeks' parts in which a full place after it held it up. Undefined where no limit shows.",
    ),
    "arrivals_per_week": Meaning(
        "Arrivals at the reach a week",
        "items/week",
        "Entries into its statuses from elsewhere / weeks.",
        READ,
        "Moves within the reach.",
    ),
    "departures_per_week": Meaning(
        "Departures from the reach a week",
        "items/week",
        "Exits from its statuses to elsewhere / weeks.",
        READ,
        "Moves within the reach.",
    ),
    "slots": Meaning(
        "Slots of the reach",
        "items",
        "How many items it works on at once: the fewest that make its departures nearly as likely "
        "as any number does.",
        READ,
        "Undefined where no number below the most that were ever there explains them better. Work "
        "that takes evenly long is told a slot more than it has.",
    ),
    "load_items": Meaning(
        "Items at the reach now",
        "items",
        "How many items are in its statuses at the last instant that is known.",
        "At that one instant.",
    ),
    "waiting_items": Meaning(
        "Items that wait before the reach now",
        "items",
        "How many items are in the queues of the reach at the last instant that is known.",
        "At that one instant.",
        "Items in work; pure delays.",
    ),
    "flow_time_share_ratio": Meaning(
        "Share of flow time",
        "ratio",
        "The part of the time that the items done spent waiting or active which they spent here.",
        READ,
        "Items that are not done.",
    ),
    "probability": Meaning(
        "Chance that this is it",
        "ratio",
        "In how many of 200 samples of the weeks the same reach (or delay) came first.",
        f"Weeks are drawn in blocks, as many as there are, and ranked as the history is. {READ}",
    ),
}
