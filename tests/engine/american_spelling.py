"""An extension of Python-Markdown that meddles with the text: for the case `text-altered`."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor


class _Respell(Postprocessor):
    def run(self, text: str) -> str:
        return text.replace("grey", "gray")


class AmericanSpelling(Extension):
    """Turns “grey” into “gray”."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.postprocessors.register(_Respell(md), "american_spelling", 0)


def makeExtension(**kwargs: Any) -> Extension:  # noqa: N802 - Python-Markdown's name
    return AmericanSpelling(**kwargs)
