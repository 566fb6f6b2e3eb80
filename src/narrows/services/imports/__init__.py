"""OKRs from Markdown and CSV, as people and other tools write them, into a draft plan."""
