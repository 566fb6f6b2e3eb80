"""Titles of an insurer's work, made of our own words. Nobody is named in them."""

from collections.abc import Mapping

import numpy as np

POLICY = {
    "Story": (
        ("Let customers", "Offer to", "Show how to", "Make it easy to", "On the phone,"),
        (
            "insure a bicycle", "change the address", "add a second driver", "pause cover",
            "see the premium before signing", "sign with a fingerprint", "renew in one tap",
            "compare two levels of cover", "pay by instalments", "switch the car on a policy",
            "insure a rented flat", "download the green card", "name who inherits",
        ),
    ),
    "Bug": (
        ("Fix:", "Repair:", "Again:", "Since the last release:"),
        (
            "premium shown without tax", "quote lost when the signal drops",
            "photo of the licence turned sideways", "renewal letter sent twice",
            "postcode of an island refused", "start of cover one day late",
            "discount not kept after a change", "blank page on small screens",
        ),
    ),
    "Security": (
        ("Close a gap:", "Harden:", "Reduce risk:"),
        (
            "sessions that never end", "documents reachable by guessing", "old ciphers at the edge",
            "quotes without rate limit", "secrets in start-up logs", "uploads without a scan",
        ),
    ),
    "Refactoring": (
        ("Tidy up", "Split", "Replace", "Untangle"),
        (
            "the tariff tables", "the quote service", "the rules for discounts",
            "the letter templates", "the nightly export", "the sign-up form", "the old mapping",
        ),
    ),
}  # fmt: skip
CLAIMS = {
    "Story": (
        ("Let people", "Help people to", "After an accident,", "Make it quick to"),
        (
            "report damage with photos", "see where the claim is", "choose a garage",
            "book an expert's visit", "get paid within a day", "send a missing receipt",
            "talk to the same team again", "report hail damage", "hand in a police number",
        ),
    ),
    "Bug": (
        ("Fix:", "Repair:", "Again:"),
        (
            "claim number printed twice", "photos lost over four megabytes",
            "payment stuck at the bank's holiday", "garage list empty in the north",
            "letter without a date", "wrong excess on glass damage",
        ),
    ),
    "Security": (
        ("Close a gap:", "Harden:"),
        ("claims visible after sign-out", "links in text messages", "unsigned payment files"),
    ),
    "Refactoring": (
        ("Tidy up", "Split", "Replace"),
        ("the claim states", "the payment adapter", "the expert's calendar", "the letter queue"),
    ),
}  # fmt: skip
PLATFORM = {
    "Story": (
        ("Give streams", "Offer", "Provide"),
        (
            "a test place within minutes", "previews of each change", "dashboards by stream",
            "a store for documents", "one sign-in", "alerts that explain themselves",
        ),
    ),
    "Bug": (
        ("Fix:", "Repair:"),
        (
            "builds that hang at noon", "lost log lines", "restore that asks twice",
            "clock drift on the batch machines", "certificates renewed too late",
        ),
    ),
    "Security": (
        ("Patch", "Harden", "Rotate"),
        ("the base images", "the build machines", "the keys of the archive", "the gateway"),
    ),
    "Refactoring": (
        ("Move", "Shrink", "Retire", "Simplify"),
        (
            "cold documents to cheaper storage", "the idle clusters", "the old message bus",
            "the nightly copies", "the second cache", "the staging database",
        ),
    ),
}  # fmt: skip

Words = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


def title(words: Words, item_type: str, *, rng: np.random.Generator) -> str:
    """A title for an item of that type; one without a type reads like the first type.

    Args:
        words: For each type, how titles begin and how they go on.
        item_type: The tool's word for the type.
        rng: The only source of chance.
    """
    begins, goes_on = words.get(item_type) or next(iter(words.values()))
    begin = begins[int(rng.integers(len(begins)))]
    return f"{begin} {goes_on[int(rng.integers(len(goes_on)))]}"
