"""From a plan file to the plan of a home, and back."""
