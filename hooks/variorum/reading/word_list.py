"""Reads the words that are right in an edition beside those of a dictionary."""

from __future__ import annotations

from variorum.files.layout import WORD_LIST
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree
from variorum.model.problem import Code, Problem
from variorum.yaml_files.text_file import decode

_FIX = "Save the file as UTF-8, with one word a line."
_FIXES = {
    Code.FILE_TOO_LARGE: "Keep those words that no dictionary has.",
    Code.UNREADABLE_FILE: "Give the user who builds the site permission to read it.",
    Code.OUTSIDE_FOLDER: "Put the file itself there.",
}


def read_word_list(tree: Tree, problems: list[Problem]) -> str:
    """Return the words, one a line, without lines that begin with `#`; add a problem if they are no text."""
    path = tree.layout.annotations / WORD_LIST
    if not tree.has(path):
        return ""
    try:
        text = tree.parse(path, decode)
    except Unreadable as unreadable:
        problems.append(unreadable.problem._replace(fix=_FIXES.get(unreadable.problem.code, _FIX)))
        return ""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))
