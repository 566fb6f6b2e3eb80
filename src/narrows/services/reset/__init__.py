"""The reset: a new cycle begins empty, and what is carried into it is argued for anew."""
