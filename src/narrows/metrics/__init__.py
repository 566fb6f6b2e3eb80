"""What the numbers are: portable SQL over the tables that `tables` describes, one metric a file."""
