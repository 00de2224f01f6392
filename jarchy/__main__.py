"""`python -m jarchy`."""

from jarchy.cli import main

main()
