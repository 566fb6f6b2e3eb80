"""Writing objectives: what the rules say while one writes, and what a key result's words mean."""
