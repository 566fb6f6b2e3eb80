"""Calls of tools that something changed: believed where they are signed, and then it is fetched."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from narrows.domain.gate import Gate
from narrows.domain.live import Webhook
from narrows.domain.plan import Plan
from narrows.domain.reading import Connector
from narrows.domain.secret import Purpose, Secret
from narrows.services.connect.keyring import Keyring


class Heard(StrEnum):
    """What became of a call."""

    FETCHING = "fetching"
    """The source is due."""
    KNOWN = "known"
    """The tool sent the same before."""
    UNSIGNED = "unsigned"
    """It is not signed with the secret; nobody knows who called."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was sent.

    Attributes:
        body: As it came, byte for byte.
        headers: Names in lower case.
    """

    body: bytes
    headers: Mapping[str, str]


def signed_by(
    source: str, plan: Plan, *, connectors: Mapping[str, Connector], keyring: Keyring
) -> tuple[Webhook, Secret] | None:
    """How a source's tool signs and with which secret; `None` where it may not call.

    Raises:
        NarrowsError: What opening the secret refuses.
    """
    found = next((each for each in plan.sources if each.id == source), None)
    connector = connectors.get(found.connector) if found else None
    live = connector.live if connector else None
    if found is None or live is None or live.webhook is None:
        return None
    origin = keyring.origin_of(live.base(found.path))
    secret = keyring.secret(source, purpose=Purpose.HOOK, origin=origin)
    return None if secret is None else (live.webhook, secret)


def hear(
    gate: Gate, source: str, *, call: Call, signed: tuple[Webhook, Secret], now: datetime
) -> Heard:
    """Let a source be fetched because its tool says that something changed.

    What the tool says beside that is not read: whoever learned the secret can make us fetch, and
    nothing else.

    Args:
        gate: Where jobs are kept.
        source: Id.
        call: What was sent.
        signed: How its tool signs, and with which secret.
        now: [UTC]
    """
    webhook, secret = signed
    if not is_signed(call, webhook, secret=secret):
        return Heard.UNSIGNED
    # A tool that numbers nothing is known by what it says.
    delivery = call.headers.get(webhook.delivery) or sha256(call.body).hexdigest()
    with gate.together() as together:
        if not together.deliver(source, delivery, now=now):
            return Heard.KNOWN
        together.ask(source, now=now)
    return Heard.FETCHING


def is_signed(call: Call, webhook: Webhook, *, secret: Secret) -> bool:
    """Whether the raw bytes carry the HMAC that only who knows the secret can make."""
    made = hmac.new(secret.reveal().encode(), call.body, sha256).hexdigest()
    sent = call.headers.get(webhook.signature, "")
    # Bytes: `compare_digest` refuses text with other letters, and takes as long for any of them.
    return hmac.compare_digest(
        f"{webhook.prefix}{made}".encode(), sent.encode("utf-8", "surrogateescape")
    )
