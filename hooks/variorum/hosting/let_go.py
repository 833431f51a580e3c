"""What a build lets go of on its way, so that its memory is there for what comes next.

While a site is served nothing is let go: the next save asks for it again.
"""

from __future__ import annotations

from variorum.files.tree import Tree
from variorum.rendering.plain_text import forget_texts


def after_reading(tree: Tree, *, is_read_again: bool) -> None:
    """Forget the parsed files of `tree`, of which everything was made, unless they are read again."""
    if not is_read_again:
        tree.memo.forget()


def after_history(tree: Tree) -> Tree:
    """Return `tree` without what is in the files of notes, once they were compared with the last commit."""
    forget_texts()
    return tree.without_notes()
