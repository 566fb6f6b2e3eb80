"""Alignment and autonomy: two questions about each stream, each with what it rests on."""
