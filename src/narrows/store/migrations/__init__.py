"""How the store's schema came to be, step by step; each step is one file in `versions`."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""All steps, in order; the last is the schema that this version of Narrows works on."""
