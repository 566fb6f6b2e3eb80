"""Bringing what happened from files and tools."""
