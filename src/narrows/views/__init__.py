"""One page's question each, answered as plain data."""
