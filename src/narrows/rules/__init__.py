"""Rules: what a plan is read against. One rule, one file, named as in the manual."""
