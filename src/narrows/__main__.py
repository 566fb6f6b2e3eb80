"""`python -m narrows` is the same as the installed command."""

from narrows.cli.main import main

main()
