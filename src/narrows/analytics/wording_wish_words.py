"""The words of wishes: what people hope for, and how they judge.

Alternations of regular expressions, in small letters; `wording_work_cues` says where they have to
stand. A word that means two things stands in none of them, or only where its neighbours decide.
"""

from narrows.analytics.wording_kinds import any_of

WISH = any_of(
    "be", "become", "feel", "stay", "remain", "ensure", "focus", "support", "help", "encourage",
    "drive", "foster", "leverage", "double down", "care", "strive", "excel", "keep", "maintain",
    "achieve", "make sure", "empower", "inspire", "engage", "nurture", "aim",
    "build (?:trust|momentum|awareness|confidence)", "champion", "continue",
    "create an? (?:culture|sense)", "cultivate", "demystify", "embrace", "evolve", "grow", "gain",
    "have (?:fun|more|better|a (?:great|better|good))", "mature", "own", "position", "progress",
    "sharpen", "simplify", "streamline", "strengthen", "win",
)  # fmt: skip
"""Verbs of a wish, which nobody can see met."""

JUDGEMENT = any_of(
    "better", "great", "best", "world[- ]class", "effective(?:ly)?", "efficient(?:ly)?", "easier",
    "smooth(?:ly)?", "seamless", "excellent", "happy", "delight(?:ful|ed)?", "good", "clear",
    "comfortable", "sound", "robust", "high[- ]quality", "state[- ]of[- ]the[- ]art", "love",
    "aligned", "aware", "best[- ]in[- ]class", "collaborative(?:ly)?", "correct(?:ly)?", "deeper",
    "engaged", "engaging", "faster", "healthy", "happier", "improved", "intuitive", "known for",
    "leading", "meaningful", "modern", "more", "motivated", "performant", "productive",
    "professional", "proficient", "proper(?:ly)?", "quick(?:ly|er)", "reliabl[ey]", "responsive",
    "satisfied", "scalabl[ey]", "secure", "significant(?:ly)?", "simpler", "smarter", "smoother",
    "stronger?", "successful(?:ly)?", "sustainabl[ey]", "transparent", "trusted", "valued", "well",
    "as (?:needed|possible)", "where possible", "culture", "mindset", "awareness", "trends?",
)  # fmt: skip
"""What people say of a thing that nobody has measured."""
