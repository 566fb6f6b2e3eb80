"""What the claims stream says in its check-ins, in both cycles."""

from narrows.demo.told import Told

FIRST = (
    Told(
        1, {"claim-nps": 50, "claim-time": 60, "questions": 50},
        "The form has nine fields. Underwriting asked for six more.",
        "Fifteen fields it is.",
        {"question-form": ("too_early", "in use since Wednesday")},
    ),
    Told(
        3, {"claim-nps": 50, "claim-time": 40, "questions": 25},
        "Questions are complete now, and answered as late as before.",
        "",
        {"question-form": ("too_early", "forms are good, answers take four days")},
    ),
    Told(
        4, {"claim-nps": 55, "claim-time": 30, "questions": 20},
        "NPS is up two points. We have no idea why, and would rather say so.",
    ),
    Told(
        6, {"claim-nps": 45, "claim-time": 15, "questions": 15},
        "A question is not late because it is incomplete. It is late because it lies in a tray.",
        "Throw the form away. Keep the six fields that people liked.",
        {"question-form": ("failed", "3.3 days of waiting per claim, from 2.4")},
    ),
    Told(
        8, {"claim-nps": 25, "claim-time": 10, "questions": 10},
        "The same underwriters are asked by policy. While their queue grows, ours does.",
        "Talk to policy about it, not to underwriting.",
    ),
    Told(
        10, {"claim-nps": 20, "claim-time": 10, "questions": 5},
        "Two thirds of what we call work is waiting for a second pair of eyes.",
        "Look at Review in the next cycle.",
    ),
    Told(
        12, {"claim-nps": 10, "claim-time": 10, "questions": 5},
        "A quiet month with fewer hail claims did more for flow time than all that we tried.",
        "Two bets next time, and one of them at Review.",
    ),
)  # fmt: skip
SECOND = (
    Told(
        1, {"claim-nps": 45, "claim-time": 45, "questions": 45},
        "Two underwriters went to policy. The others have more on their desks, we feel it.",
        "Agree on the hour before it becomes a favour.",
        {"underwriting-hour": ("too_early", "first hour on Thursday")},
    ),
    Told(
        2, {"claim-nps": 45, "claim-time": 45, "questions": 50},
        "The hour works best at nine, before post. At four nobody has a question left.",
    ),
    Told(
        3, {"claim-nps": 40, "claim-time": 35, "questions": 50},
        "The checklist is filled in. By the same people at the same desk five minutes before "
        "Review, so perhaps it only proves that people can tick boxes.",
        "Let the one who reviews write the list.",
        {"review-checklist": ("too_early", "three weeks, flow time is up")},
    ),
    Told(
        5, {"claim-nps": 35, "claim-time": 35, "questions": 60},
        "Waiting is down by a day. Most questions are asked aloud now and take two minutes.",
        "Stop writing them into the tool as well.",
        {"underwriting-hour": ("too_early", "2.5 days; we want two weeks more to believe it")},
    ),
    Told(
        6, {"claim-nps": 35, "claim-time": 40, "questions": 60},
        "Customers cannot see what we saved: a claim that waits less for underwriting waits more "
        "for Review.",
    ),
    Told(
        8, {"claim-nps": 20, "claim-time": 20, "questions": 55},
        "Nothing comes back from Review less often than before. The list asks what we know "
        "anyway. Reviewing has two slots, and that is the whole story.",
        "Drop the checklist. Ask who could review besides the two.",
        {"review-checklist": ("failed", "flow time fell by one day, not by five")},
    ),
    Told(
        9, {"claim-nps": 15, "claim-time": 20, "questions": 65},
        "The hour holds what it promised: a claim waits less than half as long for an answer.",
        "Keep the hour. Leave it out of the next cycle, it is how we work now.",
        {"underwriting-hour": ("held", "1.5 days, from 3.6")},
    ),
    Told(
        10, {"claim-nps": 15, "claim-time": 15, "questions": 55},
        "Review is the longest queue we have, and it grows while we answer faster.",
        "Two of Doing learn to review.",
    ),
)  # fmt: skip
"""It ends two weeks early: nobody has found the time since, and the home page says so."""
