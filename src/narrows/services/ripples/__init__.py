"""Ripples: what objectives do to each other, talked over by both sides."""
