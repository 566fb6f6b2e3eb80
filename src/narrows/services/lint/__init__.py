"""The linter, and what its rules know beside the plan."""
