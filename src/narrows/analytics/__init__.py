"""Judgements about flow: pure functions over arrays, no files, no clock, no dice of their own."""
