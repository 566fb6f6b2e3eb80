"""Cycles: how an OKR period begins, is worked in, is looked back at, and ends."""
