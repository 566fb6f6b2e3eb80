"""Bets on how: proposed, started, kept, changed, swapped and stopped, each with its reason."""
