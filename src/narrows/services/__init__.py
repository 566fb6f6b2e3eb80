"""Each verb of the domain is one function, in the folder of what it is about."""
