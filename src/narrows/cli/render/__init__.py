"""Answers as a terminal shows them. Imported when a command runs."""
