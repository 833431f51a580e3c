"""What goes wrong with an annotation file: one function a mistake, each of them one problem.

A mistake returns the broken file, or None where the note has nothing that could be broken so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.engine.annotation_file import AnnotationFile, quoted

Mistake = Callable[[AnnotationFile], str | bytes | None]

KEYS = (
    *("id", "kind", "quote", "note", "sources", "by", "prominence", "title", "term", "reading", "fault"),
    *("certainty", "witness", "effect", "claim", "attributed_to", "source_kind", "chain", "assessments"),
)
TEN_MEGABYTES = 10_000_000


def letter_dropped(file: AnnotationFile) -> str | None:
    """Drop a letter from the middle of a word, so that the quote is nowhere in the article.

    Where what is left is by chance in the article as well (“the” → “he”), another letter goes:
    the longest word is tried first, and in it the letters from the middle on.
    """
    quote = file.value("quote")
    for word in sorted(quote.split(), key=len, reverse=True):
        for at in range(len(word) // 2, len(word) - 1):
            broken = quote.replace(word, word[:at] + word[at + 1 :])
            if word[at].isalpha() and broken not in file.article and broken != quote:
                return file.with_value("quote", broken)
    return None


def quote_doubled(file: AnnotationFile) -> str | None:
    quote = file.value("quote")
    return file.with_value("quote", f"{quote} {quote}")


def quote_from_elsewhere(file: AnnotationFile) -> str | None:
    return file.with_value("quote", "Call me Ishmael. Some years ago")


def context_wrong(key: str) -> Mistake:
    """Return the mistake of a prefix or suffix from some other text.

    An occurrence decides without them, so that it must not be there.
    """

    def mistake(file: AnnotationFile) -> str | None:
        written = f'{key}: "and the whale swallowed the ship"'
        if not file.value("quote") or "occurrence" in file.values:
            return None
        return file.having(key, written) if key in file.values else file.with_line(written)

    return mistake


def misspelt(key: str) -> Mistake:
    """Return the mistake of a key with two different letters exchanged; of two, one is doubled."""
    at = next((at for at in range(1, len(key) - 1) if key[at] != key[at + 1]), 0)
    wrong = key[:at] + key[at + 1] + key[at] + key[at + 2 :] if at else key + key[-1]

    def mistake(file: AnnotationFile) -> str | None:
        if key not in file.values:
            return None
        return f"\n{file.text}".replace(f"\n{key}:", f"\n{wrong}:", 1).removeprefix("\n")

    return mistake


def wrong_value(key: str, value: str) -> Mistake:
    return lambda file: file.having(key, f"{key}: {value}")


def added(line: str) -> Mistake:
    return lambda file: file.with_line(line)


def tab_for_space(file: AnnotationFile) -> str | None:
    before, indented, after = file.text.partition("\n  ")
    return f"{before}\n\t{after}" if indented else None


def quotation_mark_not_closed(file: AnnotationFile) -> str | None:
    quote = file.value("quote")
    return file.having("quote", f'quote: "{quote}') if quote and '"' not in file.text else None


def colon_in_value(file: AnnotationFile) -> str | None:
    return file.having("quote", "quote: He said: no")


def key_twice(file: AnnotationFile) -> str:
    return file.with_line(f"id: {quoted(file.value('id'))}")


def without(key: str) -> Mistake:
    return lambda file: file.having(key, "")


def whole_file(content: str | bytes) -> Mistake:
    return lambda file: content


def in_bytes(broken: Callable[[bytes], bytes]) -> Mistake:
    return lambda file: broken(file.text.encode())


ALIAS_BOMB = "bomb: [&a [x, x, x], &b [*a, *a, *a], &c [*b, *b, *b], &d [*c, *c, *c]]"

MISTAKES: dict[str, Mistake] = {
    "letter-dropped": letter_dropped,
    "quote-doubled": quote_doubled,
    "quote-from-elsewhere": quote_from_elsewhere,
    "quote-blank": wrong_value("quote", '"  "'),
    "prefix-wrong": context_wrong("prefix"),
    "suffix-wrong": context_wrong("suffix"),
    **{f"{key}-misspelt": misspelt(key) for key in KEYS},
    "term-unknown": wrong_value("term", "no-such-term"),
    "source-unknown": wrong_value("sources", "[no-such-source]"),
    "witness-unknown": wrong_value("witness", "no-such-witness"),
    "contributor-unknown": wrong_value("by", "[nobody-of-this-name]"),
    "kind-unknown": wrong_value("kind", "gossip"),
    "list-for-text": wrong_value("quote", "[one, two]"),
    "mapping-for-text": wrong_value("note", "{one: two}"),
    "text-for-list": wrong_value("by", "editors"),
    "value-empty": wrong_value("note", ""),
    "key-missing": without("note"),
    "key-twice": key_twice,
    "link-unsafe": wrong_value("note", '"[x](javascript:alert(1))"'),
    "file-empty": whole_file(""),
    "file-of-spaces": whole_file(" \n\n"),
    "file-of-prose": whole_file("I do not think so.\n"),
    "ten-megabytes": whole_file("x" * TEN_MEGABYTES),
    "tab-for-space": tab_for_space,
    "quotation-mark-not-closed": quotation_mark_not_closed,
    "colon-in-value": colon_in_value,
    "line-without-colon": added("This line has no colon\nanother: line"),
    "second-document": added("---\nid: another"),
    "conflict-of-git": added("<<<<<<< HEAD\nprominence: core\n======="),
    "alias": added("bomb: *a"),
    "alias-bomb": added(ALIAS_BOMB),
    "tag": wrong_value("note", "!!python/object/apply:os.getcwd []"),
    "nul": in_bytes(lambda data: data.replace(b"note: ", b"note: \0", 1)),
    "page-break": in_bytes(lambda data: data.replace(b"note: >\n  ", b"note: >\n  \f", 1) + b"# \f\n"),
    "not-utf8": in_bytes(lambda data: data.replace(b"id: ", b"id: \xfc", 1)),
    "utf-16": lambda file: file.text.encode("utf-16"),
}
"""By name. Each is one problem, at the broken file."""

HARMLESS: dict[str, Mistake] = {
    "line-ends-of-windows": in_bytes(lambda data: data.replace(b"\n", b"\r\n")),
    "line-ends-of-old-macs": in_bytes(lambda data: data.replace(b"\n", b"\r")),
    "byte-order-mark": in_bytes(lambda data: b"\xef\xbb\xbf" + data),
    "both-of-windows": in_bytes(lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")),
    "no-line-end-at-the-end": lambda file: file.text.rstrip("\n"),
    "spaces-at-line-ends": in_bytes(lambda data: data.replace(b"\n", b"  \n")),
    "comment": added("# to be checked"),
    "document-marks": lambda file: f"---\n{file.text}",
}
"""What editors and programs do to a file, and what must change nothing."""


def repeated_ids(files: list[AnnotationFile]) -> Iterator[tuple[AnnotationFile, str]]:
    """Yield each file with the text in which it has the id of the next one."""
    for file, other in zip(files, [*files[1:], *files[:1]], strict=True):
        text = file.with_value("id", other.value("id"))
        if text:
            yield file, text
