"""What words say that nothing stops an item, in English and German.

A flag is a column, a field or a label that each tool words as it likes: «true», «Impediment»,
«waits for legal». So whatever is told stops the item, but the words that usually say the contrary.
"""

FLAG_DOWN = frozenset((
    "", "false", "f", "no", "n", "0", "0.0", "off", "none", "null", "nil", "nan", "n/a", "na",
    "unblocked", "not blocked", "no longer blocked", "unflagged", "not flagged", "unimpeded",
    "not impeded", "no impediment", "no impediments", "no blocker", "no blockers", "free",
    "clear", "cleared", "resolved", "solved", "removed", "lifted",
    "falsch", "nein", "kein", "keine", "keins", "nichts", "aus", "frei", "freigegeben",
    "nicht blockiert", "nicht mehr blockiert", "entblockt", "entsperrt", "nicht markiert",
    "kein hindernis", "keine hindernisse", "behoben", "gelöst", "aufgehoben", "entfernt",
))  # fmt: skip
"""In small letters, one space between words: blanks, hyphens and underscores are the same."""
