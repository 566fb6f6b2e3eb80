"""The strategy and why there are OKRs: drafts that people talk about, and what leaders publish."""
