"""Key results: measured, observed, kept week by week."""
