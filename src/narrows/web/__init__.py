"""How people see it in a browser."""
