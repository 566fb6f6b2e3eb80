"""The areas of the web application: one module each, found by being there."""
