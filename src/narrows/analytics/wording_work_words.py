"""The words of outputs: what people make and do, and what is left of it.

Alternations of regular expressions, in small letters; `wording_work_cues` says where they have to
stand. A word that means two things stands in none of them, or only where its neighbours decide.
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
    "enable", "make", "obtain", "pass", "file", "renovate", "construct", "put in place", "buy",
    "purchase", "procure", "adapt", "adjust", "apply", "archive", "assemble", "assign",
    "bring (?:in|online|up)", "bundle", "codify", "compile", "compose", "convert", "correct",
    "customi[sz]e", "devise", "disable", "equip", "form", "formulate", "harden", "hand over",
    "incorporate", "initiate", "list", "make available", "operationali[sz]e", "overhaul",
    "phase out", "populate", "put", "re-?brand", "re-?organi[sz]e", "re-?structure", "rename",
    "re-?platform", "re-?work", "resolve", "revamp", "seed", "set", "spin up", "stand up",
    "step up", "switch", "transition", "translate", "turn (?:on|off)", "wire", "wrap up",
    "refresh", "solve", "address", "unblock", "unlock", "visuali[sz]e", "de-?couple", "cleanup",
    "containeri[sz]e", "onshore", "roll", "stabili[sz]e", "scope", "close out", "do", "get",
    "have", "upstream", "backport", "patch", "rewire",
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
    "experiment", "get rid", "trim", "monitor", "outline", "sketch", "map", "attend", "brief",
    "call", "certify", "check", "coach", "confirm", "consult", "convene", "demo", "demonstrate",
    "educate", "enrol+", "facilitate", "follow up", "hand", "interview", "inventory", "invite",
    "iterate", "lead", "learn", "liaise", "manage", "mentor", "meet with", "model", "name", "ask",
    "observe", "offer", "partner", "pitch", "post", "prioriti[sz]e", "prove", "push", "put",
    "recommend", "reconcile", "report", "schedule", "scan", "send", "set up", "sociali[sz]e",
    "sponsor", "submit", "summari[sz]e", "take", "target", "trial", "triage", "understand", "use",
    "visit", "walk", "watch", "workshop", "amplify", "celebrate",
)  # fmt: skip
"""Verbs of doing something, whatever comes of it."""

HIRE = any_of(
    "hire", "recruit", "appoint", "staff", "fill",
)  # fmt: skip
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
    "benchmarked", "analy[sz]ed", "researched", "presented", "shared", "moved", "removed", "added",
    "adjusted", "archived", "assigned", "audited", "available", "built out", "certified", "closed",
    "collected", "completed", "converted", "default", "done", "decided", "discussed", "enforced",
    "evaluated", "exposed", "fixed", "formed", "in production", "in use", "in beta", "in review",
    "named", "opened", "organi[sz]ed", "piloted", "prioriti[sz]ed", "promoted", "purchased",
    "ready", "reworked", "resolved", "reviewed", "scheduled", "signed", "socialized", "submitted",
    "switched", "trained", "transitioned", "triaged", "verified",
)  # fmt: skip
"""What is said of a thing that is done."""

THING = any_of(
    "plans?", "playbooks?", "dashboards?", "roadmap", "mvp", "prototypes?", "proof of concept",
    "poc", "guides?", "guidelines", "documentation", "docs", "handbook", "reports?", "strategy",
    "proposal", "spec", "specification", "framework", "process", "templates?", "website",
    "landing page", "app", "tool", "tooling", "platform", "features?", "api", "module", "library",
    "curriculum", "program(?:me)?", "portal", "system", "architecture", "concept", "charter",
    "test suite", "integrations?", "migration", "rollout", "refactoring", "redesign",
    "implementation", "release", "study", "analysis", "rfp", "design", "environment",
    "infrastructure", "checklists?", "workflows?", "protocols?", "interfaces?", "certification",
    "assets?", "automation", "backend", "baseline", "briefs?", "budget", "calendar", "canvas",
    "catalog(?:ue)?", "collateral", "components?", "contract", "database", "data model", "deck",
    "definitions?", "editor", "extension", "frontend", "hub", "inventory", "job descriptions?",
    "knowledge base", "layouts?", "map", "matrix", "model", "onboarding plan", "pages?", "package",
    "permissions", "pipeline for", "plug-?ins?", "policy", "policies", "process(?:es)?", "repo",
    "repository", "rollout plan", "runbooks?", "schema", "scripts?", "sdk", "service catalog",
    "sign-?in", "single sign-on", "sso", "standards?", "structure", "support for", "survey",
    "taxonomy", "team charter", "test environment", "toolkit", "ui", "vision", "wiki", "widget",
)  # fmt: skip
"""What work leaves behind."""

SHARE_DONE = r"[\d.]+\s?% (?:complete|done|finished|ready)"
"""How much of a thing stands."""

STANDS = any_of(
    "in place", "up and running", "go(?:es)?[- ]live", "went live", "rolled? ?out", "signed off",
    "proof of concept", "milestone", SHARE_DONE,
)  # fmt: skip
"""What is said of a thing that stands."""

MAKING = any_of(
    "development", "implementation", "creation", "introduction", "deployment", "definition",
    "redesign", "migration", "integration", "completion", "delivery", "documentation", "launch",
    "release", "rollout", "roll-out", "set-?up", "establishment", "preparation", "publication",
    "installation", "construction", "replacement", "removal", "upgrade", "automation", "analysis",
    "evaluation", "review", "design", "building", "creating", "developing", "launching", "writing",
    "implementing", "designing", "publishing", "improvements?", "support", "plan(?:ning)?",
)  # fmt: skip
"""The making of a thing as a noun; `OF` has to follow."""

OF = r"\s(?:of|for|to|a|the|our|in)"
"""What follows such a noun."""

CAN = any_of(
    "supports?", "exposes?", "has", "have", "can", "uses?", "manages?", "becomes?", "learns?",
    "gets?", "works?", "runs?", "provides?", "allows?", "lets?", "shows?", "sends?", "includes?",
    "contains?", "covers?", "handles?", "accepts?", "offers?", "is able to", "are able to", "will",
    "should", "replaces?", "displays?", "enables?", "makes?", "identif(?:y|ies)",
)  # fmt: skip
"""What a thing does once it is made."""

SO_THAT = any_of(
    "so that", "in order to",
    "to (?:help|enable|allow|support|make|ensure|better|improve|increase|reduce|drive|inform|"
    "identify|understand|provide|address|create|determine|prevent|measure|track|guide|show|"
    "demonstrate|simplify|reflect|cover|use|highlight)",
    "which (?:will|allows?)", "that (?:will|allows?|lets?)", "including", "based on",
    "by (?:creat|build|mak|us|add|implement|defin|develop|publish|document|review|identify|"
    "perform)ing",
)  # fmt: skip
"""What a deed is for, or how it is done."""
