"""The quality of the data: what is in doubt before any number is measured of it."""
