"""The rows of the table: what is made large, and how."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.editions import Made, note
from variorum.model.limits import LONGEST_PROSE

Maker = Callable[[int], Made]
"""Makes an edition of about so many bytes."""

_WRAPPED = "he said; “it” is (now) gone: 1901. A man's life - and more... of it,\n"
_PROSE = f"{_WRAPPED[:-1]} " * 8 + "\n\n"
_WORDS = ("lamp", "harbour", "keeper", "water", "stone", "letter", "winter", "island", "captain", "garden")
_HEAD = "A title here\n\n"


def _notes(sign: str) -> Maker:
    """Notes that are nothing but `sign`, as long as a note may be."""

    def make(size: int) -> Made:
        body = f"a{sign * (LONGEST_PROSE // len(sign))}"[: LONGEST_PROSE - 1] + "z"
        return Made(notes=[note(i, body=body) for i in range(max(1, size // LONGEST_PROSE))])

    return make


def _short_notes(body: str) -> Maker:
    """Very many short notes."""
    return lambda size: Made(notes=[note(i, body=body) for i in range(size // len(note(99, body=body)))])


def _text(part: str, form: str = "txt", head: str = _HEAD, tail: str = "\n") -> Maker:
    """An article of `part` again and again, with one note."""
    return lambda size: Made(head + part * (size // len(part.encode())) + tail, form, notes=[note(0)])


def _markdown(part: str) -> Maker:
    return _text(part, "md", "# A title here\n\n")


def _events(size: int) -> Made:
    body = "[" * (LONGEST_PROSE - 1)
    events = [
        f'id: e{i}, date: "1900", title: t, note: "{body}"' for i in range(max(1, size // LONGEST_PROSE))
    ]
    return Made(registers={"timeline": events})


def _everywhere(part: str, quote: str) -> Maker:
    """One note on all places of `quote`."""
    target = f'quote: "{quote}", occurrence: all'
    return lambda size: Made(_HEAD + part * (size // len(part)) + "\n", notes=[note(0, target)])


def _later_places(size: int) -> Made:
    entry = "id: e, type: concept, name: cat, description: d, occurrences: all, forms: [the, sat]"
    target = "id: x, kind: glossary, quote: the cat, occurrence: 1, term: e, note: x"
    return Made(
        _HEAD + "the cat sat. " * (size // 13) + "\n", notes=[target], registers={"entities": [entry]}
    )


def _stages(size: int) -> Made:
    origin = "[{{id: s{1}, how: h, certainty: high}}]"
    stage = f"  - {{{{id: s{{0}}, name: n, short: s, sort: text, derives_from: {origin}}}}}\n"
    count = size // len(stage)
    stages = "".join(stage.format(i, i + 1) for i in range(count))
    return Made(
        metadata=f"stages:\n{stages}  - {{id: s{count}, name: n, short: s, sort: text}}\n"
        "derives_from: [{id: s0, how: h, certainty: high}]\n"
    )


def _nested(size: int) -> Made:
    """Passages that all begin with the same word."""
    count = size // len(note(9999, 'quote: "w0 … w9999"'))
    text = _HEAD + " ".join(f"w{i}" for i in range(count + 1)) + "\n"
    return Made(text, notes=[note(i, f'quote: "w0 … w{i}"') for i in range(1, count + 1)])


def _annotated(size: int) -> Made:
    """Honest: prose in paragraphs, with a note on each sentence or so."""
    count = size // 200
    sentences = [
        f"In the year {i} the {_WORDS[i % 10]} of house {i} was seen by nobody else." for i in range(count)
    ]
    paragraphs = [" ".join(sentences[i : i + 8]) for i in range(0, count, 8)]
    bodies = "See *the log*, `p. 3`, and [more](https://example.org/)."
    return Made(
        _HEAD + "\n\n".join(paragraphs) + "\n",
        notes=[note(i, f"quote: the {_WORDS[i % 10]} of house {i} was", bodies) for i in range(count)],
    )


def _many_terms(size: int) -> Made:
    """Honest: a large register, and notes that use it."""
    count = size // 170
    terms = [f"id: t{i}, name: Term {i}, description: What it is." for i in range(count)]
    text = _HEAD + "\n\n".join(f"Here stands Term {i} in its place." for i in range(count)) + "\n"
    notes = [
        f"id: n{i}, kind: glossary, quote: stands Term {i} in, term: t{i}, note: A note."
        for i in range(count)
    ]
    return Made(text, notes=notes, registers={"glossary": terms})


_IN_NOTES = (
    *("[", "[`", "1. ", "> ", "- ", "*a ", "*a* ", "*_", "\\*", "[a](b)", "[a](<", "\\``", "&#1;", "<a:"),
    "`a``b```c ",
)
_IN_MARKDOWN = (
    *("<a ", "<![CDATA[", "<p>", "<b>", '<img alt="', "<!--", "<div>", "[", "1. ", "> ", "*a ", "&"),
    *("`a``b```c ", "a\n\n", "- a\n", "# a\n", "---\n", "```\n", "a|b\n-|-\n", "[a]: b\n", "[^1]: a\n"),
)

HOSTILE: dict[str, Maker] = {
    **{f"notes of {sign!r}": _notes(sign) for sign in _IN_NOTES},
    "events of '['": _events,
    "short notes of '*a* *b*'": _short_notes("*a* *b*"),
    "short notes on the whole": _short_notes("x"),
    **{f"article.txt of {part!r}": _text(part) for part in ("&", "1a", "👨\u200d", "a\n\n", "\t", "a.\n")},
    "article.txt of blanks": lambda size: Made(f"{_HEAD}a{' ' * size}b\n", notes=[note(0)]),
    'one note on all "\'"': _everywhere("' ", "'"),
    "one note on all `the`": _everywhere("the cat sat. ", "the"),
    "later places of a term": _later_places,
    "a chain of stages": _stages,
    "nested passages": _nested,
    **{f"article.md of {part!r}": _markdown(part) for part in _IN_MARKDOWN},
}
"""What somebody would send who means to keep a computer busy."""

HONEST: dict[str, Maker] = {
    "prose without empty lines": _text(_WRAPPED),
    "prose in paragraphs": _text(_PROSE),
    "prose without empty lines, Markdown": _markdown(_WRAPPED),
    "prose in paragraphs, Markdown": _markdown(_PROSE),
    "prose with many notes": _annotated,
    "a large register": _many_terms,
}
"""What an edition may well have."""
