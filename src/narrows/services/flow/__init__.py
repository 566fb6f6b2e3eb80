"""The flow of streams: measured, listed, charted, drilled into."""
