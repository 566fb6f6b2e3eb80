"""The compiled builder: what the portable statements say, in one pass over the moves."""
