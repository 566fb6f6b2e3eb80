"""The operations of the REST interface: one module for each kind of thing, found by being there."""
