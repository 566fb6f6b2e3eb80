"""The insurer of source 000 as a seeded simulation: our own data, for people to try Narrows on."""
