"""The words of activities: what is counted of one's own doing, and who does it.

Alternations of regular expressions, in small letters; `wording_work_cues` says where they have to
stand. A word that means two things stands in none of them, or only where its neighbours decide.
"""

from narrows.analytics.wording_kinds import any_of

OWN_WORK = any_of(
    "(?:blog ?)?posts?", "blogs", "articles", "videos", "webinars", "podcasts", "newsletters",
    "e-?mails", "tweets", "events?", "meetups?", "meetings", "calls", "visits", "interviews",
    "workshops", "sessions", "trainings?", "courses", "demos", "talks", "presentations",
    "conferences", "experiments", "(?:user |usability |a/b |unit )?tests", "reviews",
    "retrospectives", "audits", "story points", "points of work", "commits", "pull requests",
    "prs", "merge requests", "mrs", "tickets", "tasks", "stories", "bugs", "certifications",
    "case stud(?:y|ies)", "surveys", "announcements", "amas", "campaigns", "one[- ]on[- ]ones",
    "1:1s", "hackathons?", "lunch(?:es| and learns?)", "townhalls?", "town halls?", "proposals",
    "pitches", "cold calls", "outreach(?:es)?", "touch ?points", "check-?ins", "site visits",
    "inspections", "drills", "lessons", "press releases", "stor(?:y|ies)", "features",
    "use[- ]cases", "hours of training", "training hours", "days of training", "releases",
    "candidates interviewed", "job interviews", "screenings",
)  # fmt: skip
"""What is counted of one's own doing."""

DO_OFTEN = any_of(
    "publish", "write", "post", "run", "hold", "host", "conduct", "attend", "give", "send",
    "organi[sz]e", "schedule", "review", "certify", "train", "interview", "survey", "speak",
    "visit", "call", "contact", "fix", "triage", "answer", "feature", "make", "complete", "do",
    "record", "produce", "perform", "amplify", "celebrate", "coach", "demo", "draft", "file",
    "meet with", "mentor", "onboard", "pitch", "present", "ship", "share", "submit", "test", "try",
    "merge", "teach",
)  # fmt: skip
"""Verbs of what is done so many times."""

REGULAR = any_of(
    "updates?", "meetings?", "newsletters?", "calls?", "reviews?", "syncs?", "events", "reports?",
)  # fmt: skip
"""What people do every week or month."""

ATTENDED = any_of(
    "completed?", "certified", "trained", "reviewed", "attended", "taken", "triaged", "scheduled",
    "interviewed", "acknowledged", "audited", "categori[sz]ed", "checked", "labell?ed", "enrolled",
    "surveyed", "contacted", "updated", "assessed", "complete (?:the|their|an?|all|this)",
    "outreach", "training", "certifications?", "course",
)  # fmt: skip
"""What is said of people that went through one's own programme."""

TEAM_COUNTS = any_of(
    "mr rates?", "pr rates?", "mrs?/engineer rates?", "merge request rates?",
    "pull request rates?", "commit rates?", "deploy(?:ment)? rates?", "review rates?",
    "story points?", "sprint velocity", "team velocity", "velocity of", "test coverage",
    "code coverage", "unit test coverage", "branch coverage", "throughput per engineer",
    "lines of code", "burn-?down", "sprint (?:goals?|commitments?)",
    "mrs? (?:per|a|each|every)", "prs? (?:per|a|each|every)",
    "merge requests (?:per|a|each|every)", "pull requests (?:per|a|each|every)",
    "commits (?:per|a|each|every)", "deploys (?:per|a|each|every)",
    "deployments (?:per|a|each|every)", "releases (?:per|a|each|every)",
    "tickets? (?:are )?(?:closed|resolved|completed|done|fixed)",
    "issues? (?:are )?(?:closed|resolved|completed|done|fixed)",
    "tasks? (?:are )?(?:closed|resolved|completed|done|fixed)",
    "stories (?:are )?(?:closed|resolved|completed|done|fixed)",
    "bugs (?:are )?(?:closed|resolved|completed|done|fixed)",
)  # fmt: skip
"""What a team watches while it works."""

PROGRAMME = any_of(
    "courses?", "modules?", "okrs?", "interviewers?", "hiring plan", "trainings?", "onboarding",
    "1:1s?", "certifications?", "certified", "reviews?", "retros?", "interviews?", "outreach",
    "sourcing", "library",
)  # fmt: skip
"""What belongs to one's own ways of working."""

OWN_PEOPLE = any_of(
    "engineers?", "team[- ]?members?", "employees", "staff", "managers", "leaders", "teammates?",
    "colleagues", "the team", "(?:our|all) teams?", "maintainers?", "directors?", "departments?",
)  # fmt: skip
"""Who works here."""
