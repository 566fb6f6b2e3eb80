"""The word lists that tell outcomes, outputs, activities and wishes apart, each with its reason.

Alternations of regular expressions, in small letters; `wording_cues` says where in a sentence they
have to stand. A word that means two things stands in none of them, or only where its neighbours
decide.
"""


def any_of(*words: str) -> str:
    """A pattern that takes each of them."""
    return f"(?:{'|'.join(words)})"


NUMBER = (
    r"(?:(?:[$€£]\s?)?\d[\d.,]*\s?(?:%|percent\b|k\b|m\b|x\b)?|[xyn]\d*\s?%|\$[xn]\d*"
    r"|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice)\b)"
)
"""A number, or the letter that a draft has in its place («X %»). «One» counts nothing."""

MEASURES = any_of(
    "nps", "csat", "ces", "scores?", "rates?", "ratio", "share", "(?:lead |cycle |flow )?times?",
    "latency", "duration", "frequency", "throughput", "revenue", "arr", "mrr", "sales", "margin",
    "profit", "costs?", "spend", "churn", "retention", "conversions?", "satisfaction", "adoption",
    "usage", "uptime", "availability", "downtime", "efficiency", "velocity", "waits?", "backlog",
    "accuracy", "quality", "mau", "dau", "wau", "users", "customers", "subscribers", "visitors",
    "traffic", "sign-?ups", "trials", "leads", "pipeline", "renewals", "referrals", "orders",
    "complaints", "errors", "defects", "incidents", "outages", "bugs", "failures", "flakiness",
    "returns", "cancellations", "attrition", "turnover", "engagement", "variance", "views",
    "followers", "registrations", "percentile", "p\\d\\d", "searches", "purchases", "claims",
)  # fmt: skip
"""What is counted or timed of customers and of flow, not of one's own doing."""

COMPOUND_ENDS = any_of(
    "times?", "rates?", "ratio", "frequency", "duration", "costs?", "scores?", "success",
    "failures?", "latency", "accuracy", "coverage", "adoption", "satisfaction", "cadence", "size",
    "volume", "quality", "errors", "requests", "backlog", "conversion",
)  # fmt: skip
"""What makes a noun of the verb before it: «release frequency», «build time», «order volume»."""

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
)  # fmt: skip
"""Verbs of making something or bringing it about."""

DO = any_of(
    "analy[sz]e", "assess", "audit", "benchmark", "clarify", "collect", "communicate", "conduct",
    "consider", "coordinate", "decide", "define", "determine", "discuss", "evaluate", "explore",
    "gather", "highlight", "identify", "investigate", "measure", "organi[sz]e", "perform", "plan",
    "present", "propose", "research", "review", "run", "share", "study", "survey", "teach", "test",
    "track", "train", "validate", "verify", "work", "attempt", "execute", "collaborate", "host",
    "hold", "agree", "align", "close out", "continue", "dogfood", "elevate", "spike", "refine",
    "revise", "segment", "select", "choose", "negotiate", "promote", "evangeli[sz]e",
    "experiment", "get rid", "trim", "monitor", "outline", "sketch", "map",
)  # fmt: skip
"""Verbs of doing something, whatever comes of it."""

HIRE = any_of("hire", "recruit", "onboard", "appoint", "staff", "fill")
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
    "online", "live",
)  # fmt: skip
"""What is said of a thing that is done."""

THING = any_of(
    "plans?", "playbooks?", "dashboards?", "roadmap", "mvp", "prototypes?", "proof of concept",
    "poc", "guides?", "guidelines", "documentation", "docs", "handbook", "reports?", "strategy",
    "proposal", "spec", "specification", "framework", "process", "policy", "templates?",
    "website", "landing page", "app", "tool", "tooling", "platform", "features?", "api", "module",
    "library", "curriculum", "program(?:me)?", "portal", "system", "architecture", "concept",
    "charter", "test suite", "integrations?", "migration", "rollout", "refactoring", "redesign",
    "implementation", "release", "study", "analysis", "rfp", "design", "environment",
    "infrastructure", "checklist", "workflow", "protocol", "interface", "certification",
)  # fmt: skip
"""What work leaves behind."""

CHANGE = any_of(
    "increase", "raise", "grow", "improve", "boost", "lift", "double", "triple", "halve", "reduce",
    "decrease", "lower", "cut", "shrink", "shorten", "drop", "speed up", "accelerate", "enhance",
    "maximi[sz]e", "minimi[sz]e", "optimi[sz]e", "strengthen", "expand", "extend", "deepen",
    "eliminate", "limit", "scale", "bring down", "slash",
)  # fmt: skip
"""Verbs of a change, which is an outcome once somebody can see how much."""

CHANGES = any_of(
    "increases?", "growth", "improvements?", "reductions?", "decreases?", "drop", "rise", "lift",
    "savings?", "decline",
)  # fmt: skip
"""The same as nouns: «30 % market share growth»."""

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

GAIN = any_of(
    "win", "gain", "acquire", "attract", "convert", "activate", "earn", "generate", "land",
    "source", "secure", "sign", "close", "add", "collect", "bring", "drive", "deliver", "get",
    "retain", "keep", "maintain", "achieve", "reach", "hit", "exceed", "meet", "save", "hold",
    "attain", "sustain", "sell", "open", "create", "complete",
)  # fmt: skip
"""Verbs of getting what others give."""

GAINED = any_of(
    "customers?", "users?", "logos?", "leads?", "deals?", "revenue", "arr", "mrr", "opportunities",
    "subscribers", "members", "contributors", "sign-?ups", "trials", "savings", "orders", "nps",
    "partners", "accounts", "visitors", "mau", "wau", "dau", "retention", "uptime",
    "availability", "organi[sz]ations", "registrations", "downloads", "installs", "growth",
    "margin", "followers", "referrals", "renewals", "satisfaction", "clients", "contracts",
    "donations", "donors", "pipeline", "sales", "bookings", "views",
)  # fmt: skip
"""What others give."""

PEOPLE = any_of(
    "customers?", "users?", "people", "buyers?", "patients?", "teammates", "members", "teams?",
    "organi[sz]ations", "developers", "managers", "employees", "readers", "hires", "visitors",
    "students", "clients", "participants", "designers", "engineers",
)  # fmt: skip
"""Who does something that shows an outcome."""

THEIR_DOING = any_of(
    "uses?", "using", "say", "says", "report", "reports", "return", "rate", "recommend", "runs?",
    "running", "buy", "come", "stay", "renew", "adopt", "finish", "are", "find", "choose", "pay",
    "would", "agree", "reach", "sign", "self-serve", "see",
)  # fmt: skip
"""What they do."""
