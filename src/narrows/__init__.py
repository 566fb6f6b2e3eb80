"""Narrows: OKRs for value streams, measured by flow."""

__version__ = "0.1.0"
