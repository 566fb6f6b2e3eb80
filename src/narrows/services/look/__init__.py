"""One file looked at, nothing set up before."""
