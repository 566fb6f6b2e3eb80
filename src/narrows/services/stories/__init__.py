"""Stories: generated from an objective during its cycle, and thrown away with it."""
