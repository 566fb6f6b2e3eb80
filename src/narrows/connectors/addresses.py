"""Addresses as people copy them from the browser, and names as they stand in a path."""

import re

PLAIN = re.compile(r"[A-Za-z0-9._~-]")
WHOLE = re.compile(r"(https?)://([^/?#]*)([^?#]*)", re.IGNORECASE)


def parts_of(address: str) -> tuple[str, str, str]:
    """Scheme, host with port, and path without «/» at its end; query and fragment are left out.

    What is no address comes as its path: the reader refuses it.
    """
    found = WHOLE.match(address.strip())
    if found is None:
        return "", "", address.strip()
    scheme, host, path = found.groups()
    return scheme.lower(), host.lower(), path.rstrip("/")


def quoted(name: str) -> str:
    """A name as one part of a path, whatever signs it has."""
    return "".join(
        each if PLAIN.match(each) else "".join(f"%{byte:02X}" for byte in each.encode())
        for each in name
    )
