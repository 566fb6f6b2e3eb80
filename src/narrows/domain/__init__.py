"""The nouns of Narrows and their invariants. Knows the standard library only."""
