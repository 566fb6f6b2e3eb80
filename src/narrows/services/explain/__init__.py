"""From a number to its sum: definition, policy, items in and out."""
