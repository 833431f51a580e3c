"""How much of everything there may be: one table, from which docs/limits.md is made.

Each is far beyond what honest editions need, and small enough that nobody can keep a computer busy.
"""

LARGEST_YAML = 1_000_000
"""Bytes of a YAML file. A thousand long notes fit; a parser that is fed more can be made to hang."""
LARGEST_ARTICLE = 20_000_000
"""Bytes of an article. Fifteen times the Bible's length in English would still fit in a handful."""
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
