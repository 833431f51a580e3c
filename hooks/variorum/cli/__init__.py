"""The command `variorum`: one file for each of its commands, and `main` for all of them."""

from variorum.cli.group import main

__all__ = ["main"]
