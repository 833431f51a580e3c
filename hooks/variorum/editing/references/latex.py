"""LaTeX in the fields of BibTeX → text, and names → their parts."""

from __future__ import annotations

import re
from functools import cache

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from pylatexenc.latex2text import LatexNodes2Text

_BARE = re.compile(r"(?<!\\)([%&#])")
"""Signs that people forget to escape; as LaTeX they would begin a comment, or be nothing."""
_CARET = "\ue000"
"""Stands for `^`, of which the library makes another sign."""
_OTHERS = "others"


def text_of_latex(latex: str) -> str:
    """Return LaTeX as text: accents, dashes and quotation marks as signs, without commands and braces.

    Mathematics between dollar signs stays as it is. Raise `RecursionError` if braces are nested too deeply.
    """
    if not re.search(r"[\\{}$%&#~`'!?<>,-]", latex):
        return latex
    escaped = re.sub(r"\\textasciicircum(\{\}|\s+)|\\\^\{\}", _CARET, _BARE.sub(r"\\\1", latex))
    text: str = _converter().latex_to_text(escaped)
    return text.replace(_CARET, "^").replace("\N{NO-BREAK SPACE}", " ").strip()


def names_of_latex(latex: str) -> tuple[list[dict[str, str]], bool]:
    """Return the names of a field, and whether it ends with “and others”."""
    names = [name for name in split_multiple_persons_names(latex) if name]
    others = bool(names) and names[-1] == _OTHERS
    return [_name(name) for name in (names[:-1] if others else names)], others


def _name(latex: str) -> dict[str, str]:
    if _is_in_braces(latex):
        return {"literal": text_of_latex(latex)}
    parts = parse_single_name_into_parts(latex, strict=False)
    written = {
        "family": parts.last,
        "given": parts.first,
        "dropping-particle": parts.von,
        "suffix": parts.jr,
    }
    return {key: text for key, words in written.items() if (text := text_of_latex(" ".join(words)))}


def _is_in_braces(latex: str) -> bool:
    """Return whether the first brace closes at the end, so that the name is one word for BibTeX."""
    if not (latex.startswith("{") and latex.endswith("}")) or latex.startswith("{\\"):
        return False
    depth = 0
    for at, sign in enumerate(latex):
        depth += (sign == "{") - (sign == "}") if at == 0 or latex[at - 1] != "\\" else 0
        if depth == 0 and at < len(latex) - 1:
            return False
    return True


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)
