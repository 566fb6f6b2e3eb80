"""One verb of the domain, one function."""
