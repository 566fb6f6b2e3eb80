"""Requests for work: logged, refused by the value metric, or accepted as an initiative."""
