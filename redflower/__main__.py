"""``python -m redflower``: the same as the command ``redflower``."""

from redflower.cli import main

main()
