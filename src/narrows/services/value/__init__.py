"""Where capacity goes: the value score."""
