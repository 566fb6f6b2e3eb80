"""What the leaders say in the check-ins of the organisation's objectives, in both cycles."""

from narrows.demo.told import Told

FIRST = (
    Told(
        1, {"share": 60, "provision": 50, "policy-time": 50},
        "We start with more demand than ever. The watch list has eleven requests on it.",
        "Go through the list every Monday.",
        {"watch-list": ("too_early", "first list was read")},
    ),
    Told(
        3, {"share": 70, "provision": 40, "policy-time": 35},
        "Share grows while the time to a policy gets longer. We took the first for an answer to "
        "the second.",
        "Keep the list, add who is asked.",
    ),
    Told(
        5, {"share": 75, "provision": 25, "policy-time": 20},
        "What is on the list moves. What is not waits longer for it: the list is now forty long.",
        "Only the ten oldest.",
        {"watch-list": ("too_early", "the ten oldest are quick, the others are not")},
    ),
    Told(
        8, {"share": 60, "provision": 10, "policy-time": 10},
        "Five weeks more instead of five days less. Looking at requests was work for us and for "
        "those who had to explain them.",
        "End the watch list today.",
        {"watch-list": ("failed", "36.9 days; it was 25.3")},
    ),
    Told(
        9, {"share": 50, "provision": 5, "policy-time": 5},
        "We heard it three times this week: people wait for us. Cover is decided by four of us, "
        "and we are never in one place.",
        "Ask policy and claims where they wait, and for how long.",
    ),
    Told(
        11, {"share": 30, "provision": 0, "policy-time": 0},
        "Policy and claims wait for the same thing. It is the one constraint that only we can "
        "lift, and it stood in nobody's plan.",
        "Underwriters may move to a stream. Write that into the next cycle.",
    ),
    Told(
        12, {"share": 15, "provision": 0, "policy-time": 0},
        "Share has turned. It went up on what we had delivered in spring.",
        "No report with three colours for the next cycle; this page instead.",
    ),
)  # fmt: skip
SECOND = (
    Told(
        1, {"share": 50, "provision": 50, "efficiency": 45},
        "The deputies are named, and two of them sit with policy. It took one signature.",
        "Leave them alone for a month.",
        {"deputies": ("too_early", "since Monday")},
    ),
    Told(
        2, {"share": 45, "provision": 55, "efficiency": 45},
        "Finance asks what the free month costs. Nobody can say yet what it brings.",
        "Look at it again in week 5.",
        {"first-month-free": ("too_early", "in the stores for nine days")},
    ),
    Told(
        3, {"share": 40, "provision": 65, "efficiency": 50},
        "Two and a half weeks off the time to a policy. We decided nothing else differently, we "
        "only decided sooner.",
    ),
    Told(
        4, {"share": 35, "provision": 70, "efficiency": 55},
        "Share falls on what customers lived through in summer. It will go on falling for a "
        "while, and we should not act on it.",
        "Not start a third thing.",
    ),
    Told(
        5, {"share": 30, "provision": 75, "efficiency": 60},
        "The bet on the deputies is won three weeks early.",
        "Ask claims whether they want the same.",
        {
            "deputies": ("held", "21.3 days, from 44.5"),
            "first-month-free": ("too_early", "sign-ups, but from those who wanted to come anyway"),
        },
    ),
    Told(
        7, {"share": 20, "provision": 85, "efficiency": 70},
        "Efficiency passed one half: for the first time an item is worked on longer than it waits.",
        "Show the two rivers to the board, June beside now.",
    ),
    Told(
        8, {"share": 20, "provision": 85, "efficiency": 75},
        "Those who came for the free month leave after it. Share fell while it ran.",
        "End it. The money goes to nobody, for once.",
        {"first-month-free": ("failed", "share is down by 0.3, not up by 0.4")},
    ),
    Told(
        9, {"share": 25, "provision": 80, "efficiency": 80},
        "NPS has recovered and share turns with it, nine weeks after the work did. This is the lag "
        "to have in mind before anybody asks for a campaign.",
    ),
    Told(
        10, {"share": 30, "provision": 75, "efficiency": 85},
        "Streams now ask us for one thing at a time, and name the wait that it would end.",
        "Claims next: their narrows is Reviewing, not us. Ask what they need.",
    ),
    Told(
        11, {"share": 30, "provision": 65, "efficiency": 85},
        "Provision is back at a fortnight. Policy says their own slots are the limit now.",
        "Talk about what to leave out before we talk about more people.",
    ),
    Told(
        12, {"share": 25, "provision": 55, "efficiency": 85},
        "Share ends about where it began and will miss its target. It is on its way, and the next "
        "cycle will see it.",
        "Reset next week. Bring what you want to stop.",
    ),
)  # fmt: skip
