"""The words of outcomes: what is measured, how it changes, and who shows it.

Alternations of regular expressions, in small letters; `wording_outcome_cues` says where they have
to stand. A word that means two things stands in none of them, or only where its neighbours decide.
"""

from narrows.analytics.wording_kinds import any_of

NUMBER_WORDS = any_of(
    "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "half", "twice", "tbd", r"n\d?", "nn+", "x", "xx+", "y", "z",
)  # fmt: skip
_UNIT = r"\s?(?:%|percent\b|k\b|m\b|x\b)?"
NUMBER = (
    rf"(?:(?:[$€£]\s?\d|\d(?<![\w.,]\d))[\d.,]{{0,15}}{_UNIT}"
    rf"|\b{NUMBER_WORDS}\b(?:\s?%)?|\?{{2,}}\s?%?)"
)
"""A number, or the letter that a draft has in its place («X %»). «One» counts nothing."""

NUMBER_IN_DIGITS = (
    rf"[\d$€£?](?:(?<=\d)(?<![\w.,]\d)[\d.,]{{0,15}}{_UNIT}"
    rf"|(?<=[$€£])\s?\d[\d.,]{{0,15}}{_UNIT}|(?<=\?)\?+\s?%?)"
)
"""The same in a text without a word for a number; `re` skips to where one of its signs stands."""

MEASURES = any_of(
    "nps", "csat", "ces", "scores?", "rates?", "ratio", "share", "(?:lead |cycle |flow )?times?",
    "latency", "duration", "frequency", "throughput", "revenue", "arr", "mrr", "sales", "margin",
    "profit", "costs?", "spend", "churn", "retention", "conversions?", "satisfaction", "adoption",
    "usage", "uptime", "availability", "downtime", "efficiency", "velocity", "waits?", "backlog",
    "accuracy", "quality", "mau", "dau", "wau", "users", "customers", "subscribers", "visitors",
    "traffic", "sign-?ups", "trials", "leads", "pipeline", "renewals", "referrals", "orders",
    "complaints", "errors", "defects", "incidents", "outages", "bugs", "failures", "flakiness",
    "returns", "cancellations", "attrition", "turnover", "engagement", "variance", "views",
    "followers", "registrations", "percentile", r"p\d\d", "searches", "purchases", "claims", "ctr",
    "aov", "ltv", "cac", "ebitda", "iacv", "acv", "win[- ]rates?", "bounce", "likelihood",
    "productivity", "yield", "occupancy", "attendance", "absenteeism", "spoilage", "scrap",
    "rework", "emissions", "footfall", "turnaround", "response", "loading", "memory", "headcount",
    "diversity", "enps", "ratings?", "stars", "votes?", "market", "volume", "capacity",
    "utili[sz]ation", "signups?", "activations?",
)  # fmt: skip
"""What is counted or timed of customers and of flow, not of one's own doing."""

COMPOUND_ENDS = any_of(
    "times?", "rates?", "ratio", "frequency", "duration", "costs?", "scores?", "success",
    "failures?", "latency", "accuracy", "coverage", "adoption", "satisfaction", "cadence", "size",
    "volume", "quality", "errors", "requests", "backlog", "conversion", "share", "nps", "revenue",
    "price", "margin", "value", "growth", "index", "uptime", "availability", "attainment",
    "adherence", "completion", "compliance", "utili[sz]ation", "turnaround", "wins", "yield",
)  # fmt: skip
"""What makes a noun of the verb before it: «release frequency», «build time», «order volume»."""

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

GAIN = any_of(
    "win", "gain", "acquire", "attract", "convert", "activate", "earn", "generate", "land",
    "source", "secure", "sign", "close", "add", "collect", "bring", "drive", "deliver", "get",
    "retain", "keep", "maintain", "achieve", "reach", "hit", "exceed", "meet", "save", "hold",
    "attain", "sustain", "sell", "open", "create", "complete", "onboard",
)  # fmt: skip
"""Verbs of getting what others give."""

GAINED = any_of(
    "customers?", "users?", "logos?", "leads?", "deals?", "revenue", "arr", "mrr", "opportunities",
    "subscribers", "members", "contributors", "sign-?ups", "trials", "savings", "orders", "nps",
    "partners", "accounts", "visitors", "mau", "wau", "dau", "retention", "uptime", "availability",
    "organi[sz]ations", "registrations", "downloads", "installs", "growth", "margin", "followers",
    "referrals", "renewals", "satisfaction", "clients", "contracts", "donations", "donors",
    "pipeline", "sales", "bookings", "views", "form fills", "saos?", "mqls?", "sqls?", "attendees",
    "applicants", "applications", "stars", "visits", "sessions per", "demo requests", "quotes",
    "policies", "inquiries", "enquiries", "citations", "mentions", "reviews", "prs from",
    "adopters", "champions", "volunteers", "patients", "students", "tenants", "guests",
    "licen[cs]es", "seats", "activations", "upgrades", "conversions", "wins", "clicks",
    "impressions",
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

TAKEN_UP = any_of(
    "adopted", "used", "tried", "bought", "chosen", "read", "seen", "viewed", "opened",
    "recommended", "rated",
)  # fmt: skip
"""What people do with a thing, by so many of them."""

SERVED = any_of(
    "within", "under", "in less than", "on time", "in time", "without", "the same day",
)  # fmt: skip
"""What is said of a level of service: «95 % of claims within 3 days»."""

CHANGES_ITSELF = any_of(
    "increases", "grows", "rises", "improves", "drops", "falls", "decreases", "shrinks", "doubles",
    "goes (?:up|down)", "exceeds", "reaches", "achieves", "hits", "declines", "climbs",
    "(?:has|have) (?:increased|grown|risen|improved|dropped|fallen|decreased|doubled)",
    "(?:is|are) (?:reduced|increased|improved|cut|halved|lowered|raised)",
)  # fmt: skip
"""What a measure does by itself."""

BAD = any_of(
    "incidents?", "outages?", "bugs?", "defects?", "complaints?", "errors?", "failures?",
    "crash(?:es)?", "breach(?:es)?", "accidents?", "injur(?:y|ies)", "escalations?", "churn",
    "downtime", "losses", "regressions?", "vulnerabilit(?:y|ies)", "delays?", "stock-?outs?",
    "rollbacks?", "alerts?",
)  # fmt: skip
"""What nobody wants any of."""
