"""What the policy stream says in its check-ins, in both cycles."""

from narrows.demo.told import Told

FIRST = (
    Told(
        1, {"nps": 60, "feature-time": 60, "load": 70},
        "The two desks are in and the first pairs sit together. Mood is good.",
        "Fill In progress up, that is what the desks are for.",
        {"work-in-pairs": ("too_early", "one week of pairs")},
    ),
    Told(
        2, {"nps": 60, "feature-time": 55, "load": 65},
        "Pairs finish sooner. Nothing of it has reached a customer yet, it is all in Verification.",
        "Wait until the first pair stories are through.",
    ),
    Told(
        3, {"nps": 55, "feature-time": 40, "load": 50},
        "Flow time went up, not down. We think it is the three old stories that came out at last.",
        "",
        {"work-in-pairs": ("too_early", "old stories blur it")},
    ),
    Told(
        4, {"nps": 60, "feature-time": 35, "load": 35},
        "It was not the old stories. Stories are started a day earlier and done a week later.",
        "Ask those who verify what they would need.",
        {"start-at-once": ("too_early", "everything starts in its week; nothing ends sooner")},
    ),
    Told(
        6, {"nps": 45, "feature-time": 20, "load": 15},
        "Work in pairs made In progress quicker, as promised, and the queue after it longer. We "
        "widened a place that was wide enough.",
        "Keep the pairs, stop counting on them.",
        {"work-in-pairs": ("failed", "flow time of features is up by more than two weeks")},
    ),
    Told(
        7, {"nps": 40, "feature-time": 15, "load": 10},
        "Verifiers say they do not verify for most of the day. They wait for a yes from the "
        "business, and the story keeps its slot meanwhile.",
        "Count for one week how often that happens.",
    ),
    Told(
        8, {"nps": 25, "feature-time": 10, "load": 10},
        "Counted: more than four of five stories ask the business something, and wait about nine "
        "days for it. NPS has noticed now too.",
        "Bring the count to underwriting.",
    ),
    Told(
        10, {"nps": 10, "feature-time": 5, "load": 5},
        "Starting everything at once only moved the wait from Backlog to Verification. Customers "
        "cannot tell the difference.",
        "Start nothing new while more than thirty stories are on their way.",
        {"start-at-once": ("failed", "features take twice as long as when we wrote this")},
    ),
    Told(
        11, {"nps": 5, "feature-time": 0, "load": 5},
        "Nobody refused us when we asked underwriting for two mornings. Nobody had ever asked.",
        "Two underwriters move to our table when the cycle ends. That is the next objective.",
    ),
    Told(
        12, {"nps": 0, "feature-time": 0, "load": 0},
        "All three are missed by far. Any improvement that was not made at Verifying was an "
        "illusion, and we had it for twelve weeks.",
        "Throw away what is left of the list. Write the next one at the narrows.",
    ),
)  # fmt: skip
SECOND = (
    Told(
        1, {"nps": 50, "feature-time": 45, "business-wait": 70, "load": 50},
        "Two underwriters have sat here since Monday and answered all that was open on the first "
        "morning. More went through Verifying this week than in the whole of last month.",
        "Let them stay, and leave the rest as it is, so that we know what did it.",
        {"same-table": ("too_early", "one week, but what a week")},
    ),
    Told(
        2, {"nps": 45, "feature-time": 45, "business-wait": 80, "load": 60},
        "Flow time does not move yet: what gets done now is what waited longest.",
        "Explain this to everybody before they see the chart.",
    ),
    Told(
        3, {"nps": 40, "feature-time": 50, "business-wait": 85, "load": 75},
        "Defects are a third of what we finish. They had been in the queue as well.",
        "Keep an eye on it; nothing to do yet.",
        {"thank-you-message": ("too_early", "sent for two weeks")},
    ),
    Told(
        4, {"nps": 35, "feature-time": 60, "business-wait": 90, "load": 85},
        "The wait fell from nearly nine days to under one. Customers do not know it yet: NPS is at "
        "its lowest, because those who are asked this week waited in summer.",
        "Begin with smaller stories; In progress is the narrows now.",
        {"same-table": ("held", "8.6 days before, 0.9 in the last four weeks")},
    ),
    Told(
        5, {"nps": 40, "feature-time": 65, "business-wait": 90, "load": 90},
        "Verification was empty on Thursday. Somebody took a photo of it.",
        "Two of those who verify help where work is in progress.",
        {"smaller-stories": ("too_early", "cut since last week")},
    ),
    Told(
        6, {"nps": 40, "feature-time": 70, "business-wait": 95, "load": 90},
        "People answer the message politely and score us as before. It is not words that they "
        "were missing.",
        "Stop the message. One letter less.",
        {"thank-you-message": ("failed", "NPS is lower than when we began to send it")},
    ),
    Told(
        7, {"nps": 55, "feature-time": 80, "business-wait": 95, "load": 95},
        "The last of the old stories are out, and flow time fell off a cliff. NPS moved for the "
        "first time, about a month after the work did.",
        "",
    ),
    Told(
        8, {"nps": 60, "feature-time": 85, "business-wait": 95, "load": 95},
        "Defects are down to one in seven. Nobody fixes in a hurry what is verified the same day.",
        "Say no to the wish list for the app stores: it does not move NPS.",
        {"smaller-stories": ("too_early", "flow time falls, but the table is in it too")},
    ),
    Told(
        9, {"nps": 75, "feature-time": 90, "business-wait": 95, "load": 95},
        "Half of the features take a week or so. Sales asked whether the date on the page is a "
        "mistake.",
        "Tell claims what the table did for us.",
    ),
    Told(
        10, {"nps": 75, "feature-time": 90, "business-wait": 90, "load": 95},
        "Smaller stories: flow time is far below what we bet on. Most of that is the table's "
        "doing, and we cannot tell the two apart. We keep cutting because it costs nothing.",
        "Next time one bet after the other.",
        {"smaller-stories": ("held", "down by more than eight days, with help")},
    ),
    Told(
        11, {"nps": 85, "feature-time": 70, "business-wait": 90, "load": 95},
        "A week with two large stories and the percentile jumps at once. Fourteen days is the "
        "edge.",
        "Look at In progress: five slots, and all of them are full all the time.",
    ),
    Told(
        12, {"nps": 90, "feature-time": 65, "business-wait": 90, "load": 95},
        "NPS is nine points up on where we began, weeks after the wait was gone. Zero days will "
        "not be zero: a question over lunch is a quarter of a day.",
        "Ask for a third underwriter only if the wait comes back.",
    ),
)  # fmt: skip
