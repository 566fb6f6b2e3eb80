"""One check, one file: its docstring is its manual, its query is portable SQL."""
