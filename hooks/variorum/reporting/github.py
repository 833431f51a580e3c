"""Problems as commands to GitHub, which marks the lines of a pull request by them.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are
those of its own toolkit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.model.problem import Code, Problem
from variorum.model.wording import visible

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})

_HIDES_A_FILE = frozenset(
    (
        *(
            Code.YAML_SYNTAX,
            Code.YAML_TAG,
            Code.YAML_ALIAS,
            Code.TOO_DEEP,
            Code.NOT_UTF8,
            Code.FILE_TOO_LARGE,
        ),
        *(Code.UNREADABLE_FILE, Code.OUTSIDE_FOLDER, Code.FORBIDDEN_CHARACTER, Code.EMPTY_FILE),
        *(Code.MISSING_FILE, Code.STRAY_FILE, Code.NO_ARTICLE, Code.ARTICLE_CHANGED, Code.TEXT_ALTERED),
    )
)
_MISWRITTEN = frozenset(
    (
        *(Code.DUPLICATE_KEY, Code.MISSING_KEY, Code.UNKNOWN_KEY, Code.UNKNOWN_KIND, Code.WRONG_TYPE),
        *(Code.WRONG_VALUE, Code.REPEATED_ID),
    )
)


def as_commands(problems: Sequence[Problem]) -> str:
    """Return one `::error` a line, the most useful first."""
    return "".join(f"{_command(problem)}\n" for problem in most_useful_first(problems))


def most_useful_first(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in the order in which the first ten help most: GitHub shows no more a step.

    Each file's gravest problem comes before the second of any file. What keeps a whole file from
    being read is graver than a key or a value that is wrong, and that than what an entry says or
    points to: it may hide others, or be the cause of them.
    """
    turn: Counter[str] = Counter()
    turns: dict[int, int] = {}
    for problem in sorted(problems, key=lambda p: (_gravity(p), p.place)):
        turns[id(problem)] = turn[problem.place.file]
        turn[problem.place.file] += 1
    return sorted(problems, key=lambda p: (turns[id(p)], _gravity(p), p.place))


def _gravity(problem: Problem) -> int:
    return 0 if problem.code in _HIDES_A_FILE else 1 if problem.code in _MISWRITTEN else 2


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": visible(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": str(problem.code),
    }
    lines = [f"{problem.message} {problem.fix}", *problem.hints]
    message = "\n".join(visible(line) for line in lines)
    written = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::error {written}::{message.translate(_DATA)}"
