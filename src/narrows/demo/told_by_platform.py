"""What the platform stream says in its check-ins, in both cycles."""

from narrows.demo.told import Told

FIRST = (
    Told(
        1, {"platform-time": 50, "cost": 80, "load": 70},
        "The first test place was ordered without us. It took its owner eleven clicks.",
        "Get it down to three.",
        {"test-places": ("too_early", "one place so far")},
    ),
    Told(
        2, {"platform-time": 50, "cost": 75, "load": 70},
        "Nine places ordered. Nobody gives one back.",
        "Places end after a week unless somebody says otherwise.",
    ),
    Told(
        4, {"platform-time": 30, "cost": 45, "load": 50},
        "Who can help himself asks for more, not for less. Our queue is as long as before, only "
        "with harder questions in it.",
        "",
        {"test-places": ("too_early", "requests for places are gone, others came")},
    ),
    Told(
        5, {"platform-time": 25, "cost": 40, "load": 35},
        "The bill creeps. A little more each week, for copies that nobody remembers making.",
    ),
    Told(
        7, {"platform-time": 15, "cost": 30, "load": 10},
        "All that we change waits for one pair of eyes, and it is holiday time.",
        "Find a second pair.",
    ),
    Told(
        8, {"platform-time": 10, "cost": 25, "load": 10},
        "Streams like the test places, and our flow time is half as long again. Both are true.",
        "Keep the places, they stay without being a bet.",
        {"test-places": ("failed", "a week slower instead of four days faster")},
    ),
    Told(
        10, {"platform-time": 5, "cost": 15, "load": 5},
        "Debt was one item in twelve this summer. Each of them would have made the bill smaller.",
        "Count what a debt costs while it waits.",
    ),
    Told(
        12, {"platform-time": 5, "cost": 5, "load": 5},
        "We promised to keep the bill where it was and did nothing that could have done so.",
        "In the next cycle debts come first, and the bill is the key result.",
    ),
)  # fmt: skip
SECOND = (
    Told(
        1, {"cost": 40, "debt": 40, "platform-time": 50},
        "Every second pull is a debt. None is done yet, and the first stream has complained.",
        "Show the complaint and the bill on one page.",
        {"every-second-pull": ("too_early", "pulled, not done")},
    ),
    Told(
        2, {"cost": 40, "debt": 45, "platform-time": 45},
        "The old copies were not even in the inventory. Two thirds of the list is news to us.",
    ),
    Told(
        3, {"cost": 50, "debt": 60, "platform-time": 50},
        "The bill fell, and for once not by accident: fourteen cents, and it was two items.",
        "Take the storage first, clusters after.",
        {"cold-documents": ("too_early", "first shelf is moved")},
    ),
    Told(
        4, {"cost": 60, "debt": 70, "platform-time": 50},
        "No stream has noticed that it gets every second place only.",
    ),
    Told(
        5, {"cost": 65, "debt": 80, "platform-time": 40},
        "Half of what we finish pays something back. It is a habit now, nobody discusses it.",
        "Stop talking about it in the weekly.",
        {"every-second-pull": ("held", "half of all items done, from one in fourteen")},
    ),
    Told(
        6, {"cost": 65, "debt": 80, "platform-time": 35},
        "Tuesdays with a reviewer from mobile are pleasant. Review is as long as before.",
        "",
        {"second-reviewer": ("too_early", "three Tuesdays")},
    ),
    Told(
        8, {"cost": 70, "debt": 85, "platform-time": 30},
        "Cold documents are through. The curve follows them item by item.",
        "The second cache is next.",
        {"cold-documents": ("held", "3.21 EUR per policy, from 4.06")},
    ),
    Told(
        9, {"cost": 75, "debt": 85, "platform-time": 45},
        "One day a week is not a second reviewer. What is handed in on Wednesday waits six days.",
        "Swap it: review each other's work within the day.",
        {"second-reviewer": ("failed", "not even four days, and in its best week")},
    ),
    Told(
        10, {"cost": 80, "debt": 90, "platform-time": 40},
        "Fewer defects come in since the old message bus is gone. We had not bet on that.",
    ),
    Told(
        11, {"cost": 85, "debt": 90, "platform-time": 25},
        "The bill is down by a third in one cycle. Finance asked whether we had lost customers.",
        "What is saved stays with the streams; that was the deal.",
    ),
    Told(
        12, {"cost": 75, "debt": 90, "platform-time": 15},
        "What is left on the list is small. The last thirty cents are harder than the first.",
        "Do not raise the share of debts for it. Review is our narrows, not the list.",
    ),
)  # fmt: skip
