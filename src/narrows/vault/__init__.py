"""Secrets sealed and opened, under the home's key."""

from narrows.vault.envelope import KeyVault
from narrows.vault.home_key import home_key

__all__ = ["KeyVault", "home_key"]
