"""One tool, one file: what to ask of it, and how to read its answer."""
