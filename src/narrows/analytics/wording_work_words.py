"""The words of work and wishes: what people make, do and hope for, each with its reason.

Alternations of regular expressions, in small letters; `wording_cues` says where in a sentence they
have to stand. A word that means two things stands in none of them, or only where its neighbours
decide.
"""

from narrows.analytics.wording_kinds import any_of

MAKE = any_of(
    "(?:re)?build", "create", "develop", "(?:re)?design", "implement", "integrate", "migrate",
    "(?:re)?launch", "ship", "release", "deploy", "deliver", "roll[- ]?out", "set[- ]?up",
    "install", "introduce", "establish", "(?:re)?write", "draft", "document", "publish", "produce",
    "prepare", "finali[sz]e", "finish", "complete", "refactor", "replace", "upgrade", "update",
    "automate", "configure", "provision", "connect", "add", "remove", "extract", "split",
    "separate", "unify", "consolidate", "merge", "port", "move", "embed", "prototype", "pilot",
    "start", "begin", "kick[- ]?off", "open", "provide", "spec", "land", "clean[- ]?up",
    "standardi[sz]e", "centrali[sz]e", "digiti[sz]e", "instrument", "adopt", "deprecate", "retire",
    "decommission", "sunset", "moderni[sz]e", "tag", "fix", "craft", "formali[sz]e", "expose",
    "enable", "make", "obtain", "pass", "file", "renovate", "construct", "put in place",
    "buy", "purchase", "procure",
)  # fmt: skip
"""Verbs of making something or bringing it about."""

DO = any_of(
    "analy[sz]e", "assess", "audit", "benchmark", "clarify", "collect", "communicate", "conduct",
    "consider", "coordinate", "decide", "define", "determine", "discuss", "evaluate", "explore",
    "gather", "highlight", "identify", "investigate", "measure", "organi[sz]e", "perform", "plan",
    "present", "propose", "research", "review", "run", "share", "study", "survey", "teach", "test",
    "track", "train", "validate", "verify", "work", "attempt", "execute", "collaborate", "host",
    "hold", "onboard", "agree", "align", "close out", "continue", "dogfood", "elevate", "spike",
    "refine", "revise", "segment", "select", "choose", "negotiate", "promote", "evangeli[sz]e",
    "experiment", "get rid", "trim", "monitor", "outline", "sketch", "map",
)  # fmt: skip
"""Verbs of doing something, whatever comes of it."""

HIRE = any_of("hire", "recruit", "appoint", "staff", "fill")
"""Hiring is something done, whatever comes of it."""

MADE = any_of(
    "(?:re)?built", "created", "developed", "(?:re)?designed", "implemented", "integrated",
    "migrated", "(?:re)?launched", "shipped", "released", "deployed", "delivered", "rolled out",
    "set up", "installed", "introduced", "established", "(?:re)?written", "drafted", "documented",
    "published", "produced", "prepared", "finali[sz]ed", "finished", "refactored", "replaced",
    "upgraded", "automated", "configured", "provisioned", "connected", "extracted", "unified",
    "consolidated", "merged", "deprecated", "retired", "decommissioned", "defined", "identified",
    "planned", "approved", "signed off", "hired", "onboarded", "staffed", "proposed", "selected",
    "tested", "validated", "mirrored", "agreed", "moderni[sz]ed", "operational", "obtained",
    "online", "live", "tracked", "supported", "enabled", "updated", "mapped", "communicated",
    "benchmarked", "analy[sz]ed", "researched", "presented", "shared", "moved", "removed",
)  # fmt: skip
"""What is said of a thing that is done."""

THING = any_of(
    "plans?", "playbooks?", "dashboards?", "roadmap", "mvp", "prototypes?", "proof of concept",
    "poc", "guides?", "guidelines", "documentation", "docs", "handbook", "reports?", "strategy",
    "proposal", "spec", "specification", "framework", "process", "templates?",
    "website", "landing page", "app", "tool", "tooling", "platform", "features?", "api", "module",
    "library", "curriculum", "program(?:me)?", "portal", "system", "architecture", "concept",
    "charter", "test suite", "integrations?", "migration", "rollout", "refactoring", "redesign",
    "implementation", "release", "study", "analysis", "rfp", "design", "environment",
    "infrastructure", "checklist", "workflow", "protocol", "interface", "certification",
)  # fmt: skip
"""What work leaves behind."""

OWN_WORK = any_of(
    "(?:blog ?)?posts?", "blogs", "articles", "videos", "webinars", "podcasts", "newsletters",
    "e-?mails", "tweets", "events?", "meetups?", "meetings", "calls", "visits", "interviews",
    "workshops", "sessions", "trainings?", "courses", "demos", "talks", "presentations",
    "conferences", "experiments", "(?:user |usability |a/b |unit )?tests", "reviews",
    "retrospectives", "audits", "story points", "points of work", "commits", "pull requests",
    "prs", "merge requests", "mrs", "tickets", "tasks", "stories", "bugs", "certifications",
    "case studies", "surveys", "announcements", "amas", "campaigns", "one[- ]on[- ]ones", "1:1s",
)  # fmt: skip
"""What is counted of one's own doing."""

DO_OFTEN = any_of(
    "publish", "write", "post", "run", "hold", "host", "conduct", "attend", "give", "send",
    "organi[sz]e", "schedule", "review", "certify", "train", "interview", "survey", "speak",
    "visit", "call", "contact", "fix", "triage", "answer", "feature", "make", "complete", "do",
    "record", "produce", "perform",
)  # fmt: skip
"""Verbs of what is done so many times."""

WISH = any_of(
    "be", "become", "feel", "stay", "remain", "ensure", "focus", "support", "help", "encourage",
    "drive", "foster", "leverage", "double down", "care", "strive", "excel", "keep", "maintain",
    "achieve", "make sure", "empower", "inspire", "engage", "nurture",
)  # fmt: skip
"""Verbs of a wish, which nobody can see met."""

JUDGEMENT = any_of(
    "better", "great", "best", "world[- ]class", "effective(?:ly)?", "efficient(?:ly)?", "easier",
    "smooth(?:ly)?", "seamless", "excellent", "happy", "delight(?:ful|ed)?", "good", "clear",
    "comfortable", "sound", "robust", "high[- ]quality", "state[- ]of[- ]the[- ]art", "love",
)  # fmt: skip
"""What people say of a thing that nobody has measured."""

STANDS = any_of(
    "in place", "up and running", "go(?:es)?[- ]live", "went live", "rolled? ?out", "signed off",
    "proof of concept", "milestone", r"[\d.]+\s?% (?:complete|done|finished|ready)",
)  # fmt: skip
"""What is said of a thing that stands."""

REGULAR = any_of(
    "updates?", "meetings?", "newsletters?", "calls?", "reviews?", "syncs?", "events", "reports?"
)
"""What people do every week or month."""

ATTENDED = any_of(
    "completed?", "certified", "trained", "reviewed", "attended", "taken", "triaged", "scheduled",
    "interviewed",
)  # fmt: skip
"""What is said of people that went through one's own programme."""
