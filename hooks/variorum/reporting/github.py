"""Problems as workflow commands, by which GitHub marks the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are
those of the GitHub toolkit.
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
        *(Code.WRONG_VALUE, Code.REPEATED_ID, Code.MISPLACED_ENTRY),
    )
)


def as_commands(problems: Sequence[Problem]) -> str:
    """Return one `::error` per line, the most useful first."""
    return "".join(f"{_command(problem)}\n" for problem in most_useful_first(problems))


def most_useful_first(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems so that the first ten help most, since GitHub shows only ten per step.

    The most serious problem of each file comes before the second of any. Problems that make a whole file
    unreadable come before wrong keys and values, and those before problems with the content of an entry:
    they may hide others, or cause them.
    """
    turn: Counter[str] = Counter()
    turns: dict[int, int] = {}
    for problem in sorted(problems, key=lambda p: (_rank(p), p.place)):
        turns[id(problem)] = turn[problem.place.file]
        turn[problem.place.file] += 1
    return sorted(problems, key=lambda p: (turns[id(p)], _rank(p), p.place))


def _rank(problem: Problem) -> int:
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
