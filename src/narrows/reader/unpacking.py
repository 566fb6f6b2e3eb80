"""The body of an answer, unpacked within a limit however well it is packed."""

import zlib
from collections.abc import Iterable

import httpcore2

from narrows.domain.errors import NarrowsError

PACKED = ("gzip", "x-gzip")


def unpacked(chunks: Iterable[bytes], *, packing: str, most_bytes: int) -> bytes:
    """The bytes of a body.

    Args:
        chunks: As they arrive.
        packing: What `Content-Encoding` says; only gzip was asked for.
        most_bytes: Unpacked. [bytes]

    Raises:
        NarrowsError: `answer-too-large`, `answer-unreadable`.
        httpcore2.RemoteProtocolError: It was cut off, or is damaged.
    """
    how = packing.strip().lower()
    if how in ("", "identity"):
        return _plain(chunks, most_bytes)
    if how not in PACKED:
        raise NarrowsError(
            "answer-unreadable",
            f"The answer is packed as «{how[:40]}», which was not asked for; is there a proxy "
            "between? Give the address of the tool itself.",
        )
    return _gzip(chunks, most_bytes)


def _plain(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        _refuse_too_large(len(held), most_bytes)
    return bytes(held)


def _gzip(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    held = bytearray()
    unpack = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            packed = chunk
            while packed and not unpack.eof:
                held += unpack.decompress(packed, most_bytes + 1 - len(held))
                _refuse_too_large(len(held), most_bytes)
                packed = unpack.unconsumed_tail
    except zlib.error as error:
        raise httpcore2.RemoteProtocolError("the packed body is damaged") from error
    if not unpack.eof:
        raise httpcore2.RemoteProtocolError("the packed body is cut off")
    return bytes(held)


def _refuse_too_large(n_bytes: int, most_bytes: int) -> None:
    if n_bytes > most_bytes:
        raise NarrowsError(
            "answer-too-large",
            f"One answer has more than {most_bytes:,} bytes, far more than a page of items; is "
            "the address that of the tool itself?",
        )
