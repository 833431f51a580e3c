"""The command `variorum`: one file a command, and `main`, the group."""

from variorum.cli.group import main

__all__ = ["main"]
