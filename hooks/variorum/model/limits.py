"""How much of everything there may be: one table, from which the page of problems lists it.

Each is far beyond what real editions need, and small enough to keep a build from running for ever.
"""

LARGEST_YAML = 1_000_000
"""Bytes of a YAML file. A thousand long notes fit; a parser that is fed more can be made to hang."""
LARGEST_ARTICLE = 20_000_000
"""Bytes of an article. Fifteen times the Bible's length in English would still fit in a handful."""
LARGEST_IMPORT = 50_000_000
"""Bytes of a file of another program that `variorum import` reads."""
DEEPEST_YAML = 12
"""Levels of lists and mappings in a YAML file."""
LONGEST_LINE = 500
"""Characters of a text that is shown on one line, such as a title."""
LONGEST_QUOTE = 2_000
"""Characters of a quote, a prefix, a suffix, a reading or an address."""
LONGEST_PROSE = 20_000
"""Characters of a note or of another text in Markdown in a YAML file."""
DEEPEST_MARKDOWN = 20
"""Levels of lists, quotations and emphasis in Markdown."""
LOOKS_A_CHARACTER = 20
"""How often, on average, a character of a note may be passed in search of a bracket's or a backtick's end."""
MOST_NOTES_ON_A_WORD = 100
"""Notes whose passages may overlap at one place."""
MOST_PLACES_OF_A_NOTE = 10_000
"""Places of one article on which one note may stand with `occurrence: all`."""
MOST_TEXTS_DRAWN = 60
"""Texts and stages in a drawing of the transmission; beyond, it is only described in words."""
MOST_STEPS_DRAWN = 80
"""The same, of the steps between them."""
MOST_BLOCKS = 50_000
"""Paragraphs of an article, with the items of its lists and the cells of its tables."""
MOST_SIGNS_A_BLOCK = 10_000
"""Markup characters between two empty lines of an article in Markdown."""
MOST_UNCLOSED_TAGS = 500
"""Elements of HTML that an article in Markdown may leave open at once, and tags without an end."""
MOST_LINES_OF_MARKUP = 1_000
"""Headings, rules, definitions, fences and footnotes between two empty lines of an article in Markdown."""

IN_WORDS = {
    "Bytes of a YAML file": LARGEST_YAML,
    "Bytes of an article": LARGEST_ARTICLE,
    "Bytes of a file that is imported": LARGEST_IMPORT,
    "Levels of lists and mappings in a YAML file": DEEPEST_YAML,
    "Characters of a text on one line, such as a title": LONGEST_LINE,
    "Characters of a quote, a prefix, a suffix, a reading or an address": LONGEST_QUOTE,
    "Characters of a note": LONGEST_PROSE,
    "Levels of lists, quotations and emphasis in Markdown": DEEPEST_MARKDOWN,
    "Notes whose passages overlap at one place": MOST_NOTES_ON_A_WORD,
    "Places on which one note stands": MOST_PLACES_OF_A_NOTE,
    "Texts in the drawing of a transmission; with more, only the list is shown": MOST_TEXTS_DRAWN,
    "Paragraphs, items of lists and cells of tables in an article": MOST_BLOCKS,
    "Markup characters between two empty lines of an article in Markdown": MOST_SIGNS_A_BLOCK,
    "Lines of markup between two empty lines of an article in Markdown": MOST_LINES_OF_MARKUP,
    "Tags of HTML that an article in Markdown leaves open at once": MOST_UNCLOSED_TAGS,
}
"""What contributors may have to know of it."""
