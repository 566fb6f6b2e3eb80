"""Syncing beside everything else: threads that take what is due, and the heart of each run."""
