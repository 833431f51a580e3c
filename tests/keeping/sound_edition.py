"""An edition in which nothing is wrong, and what may change in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from variorum.model.placeholder import FIRST_NOTE

_QUOTES = ("The wind", "lamp went out", "Nobody saw it")


def second_article(slug: str, ids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the files of an article with a note for each of `ids`, and further keys that it has."""
    text = "The wind rose. The lamp went out. Nobody saw it.\n"
    files = {
        f"docs/articles/{slug}/article.txt": text,
        f"docs/articles/{slug}/article.yml": "title: The wind\nsha256: SUM\n",
    }
    for name, more in ids:
        note = (
            f"id: {name}\nkind: context\ntitle: On the wind\nquote: {_QUOTES[len(files) % 3]}\nnote: Words.\n"
        )
        files[f"annotations/{slug}/{name}.yml"] = note + more
    return files


SECOND = second_article(
    "wind",
    [
        ("gust", "formerly: [squall]\nby: [editors]\n"),
        ("dark", "reviewed: {by: editors, date: 2026-01-02}\nmentions: [log]\nsources: [almanac]\n"),
        ("alone", "withdrawn: {date: 2026-01-02, reason: Wrong.}\n"),
    ],
)
LINKING = second_article("sea", [("wave", ""), ("foam", "")]) | {
    "annotations/sea/spray.yml": "id: spray\nkind: context\nwhole: true\ntitle: Spray\n"
    "note: See [it](#gust), [that](#ref:dark), [the tale](../tale/index.md#steps), [a word](/fields.md).\n",
}
SOUND = {
    **SECOND,
    **LINKING,
    "mkdocs.yml": "site_name: A\n",
    "annotations/sources/almanac.yml": "id: almanac\ntype: book\ntitle: The almanac\n",
    "annotations/sea/new.yml": f"id: new\nkind: context\nwhole: true\ntitle: A\nnote: {FIRST_NOTE}\n",
}
CHANGES: dict[str, dict[str, Any]] = {
    "an id of another note": {
        "annotations/tale/keeper.yml": "id: gust\nkind: context\nwhole: true\ntitle: A\nnote: B.\n"
    },
    "a former id of another note": {
        "annotations/tale/new.yml": "id: squall\nkind: context\nwhole: true\ntitle: A\nnote: B.\n"
    },
    "a target that is gone": {"annotations/wind/gust.yml": None},
    "a link to a note that was withdrawn": {
        "annotations/wind/gust.yml": SECOND["annotations/wind/gust.yml"]
        + "withdrawn: {date: 2026-01-02, reason: Wrong.}\n"
    },
    "a source that is gone": {"annotations/sources.yml": "- {id: other, type: book, title: Other}\n"},
    "a contributor that is gone": {"annotations/contributors.yml": "- {id: other, name: Other}\n"},
    "a term that nothing needs": {
        "annotations/glossary.yml": "- {id: log, name: log, description: A book.}\n"
        "- {id: wick, name: Wick, description: A cord.}\n"
    },
    "a published id that is gone": {"annotations/ids.yml": "- {id: lost, article: wind}\n"},
    "a published id on another article": {"annotations/ids.yml": "- {id: gust, article: sea}\n"},
    "an event that leads nowhere": {
        "annotations/timeline.yml": "- {id: e, date: 1901, title: A storm, notes: [gust, gone]}\n"
    },
    "a path to a note that was withdrawn": {
        "annotations/paths.yml": "- {id: p, title: A path, description: So., "
        "steps: [{note: alone, says: So.}, {note: gust, says: So.}]}\n"
    },
    "a path through notes": {
        "annotations/paths.yml": "- {id: p, title: A path, description: So., "
        "steps: [{note: dark, says: So.}, {note: gust, says: So.}]}\n"
    },
    "a text that lost the words": {
        "docs/articles/wind/article.txt": "The wind fell.\n",
    },
    "an article that a page replaces": {"docs/articles/wind/index.md": "# Mine\n"},
    "a page of the name of a note": {"docs/notes/gust.md": "# Mine\n"},
    "a hidden article": {"mkdocs.yml": "site_name: A\nexclude_docs: articles/wind/\n"},
    "a draft": {"mkdocs.yml": "site_name: A\ndraft_docs: articles/wind/\n"},
    "a house style": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {longest_note: 1, typography: true}}}\n"
    },
    "spelling": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {spelling: en}}}\n",
        "annotations/words.txt": "x\n",
    },
    "sources to be cited": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {cite_all_sources: true}}}\n",
        "annotations/sources.yml": "- {id: harbour-book, type: book, title: A}\n"
        "- {id: b, type: book, title: B}\n",
    },
    "another extension": {"mkdocs.yml": "site_name: A\nmarkdown_extensions: [abbr]\n"},
    "no apparatus": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {apparatus: false, note_pages: false}}\n"
    },
    "a link of a register": {
        "annotations/glossary.yml": "- id: log\n  name: log\n  description: A book.\n"
        "  note: See [it](/notes/gust/#x).\n"
    },
    "a link to the page of a note": {
        "docs/articles/tale/article.yml": "title: T\nsha256: SUM\nparagraphs: lines\nwitnesses:\n"
        "- {id: manuscript, name: M, short: M}\n"
        "description: 'See [a](/notes/gust/#nothing), [b](/notes/none.md).'\n"
    },
    "a file beside the notes": {"annotations/wind/README": "No note.\n"},
    "an empty file": {"annotations/wind/empty.yml": ""},
    "a file that cannot be read": {"annotations/wind/broken.yml": "id: [\n"},
    "a link to a file": {"annotations/wind/linked.yml": {"link": "../tale/keeper.yml"}},
    "a second text": {"docs/articles/wind/article.md": "The wind.\n"},
    "a note on a page": {
        "docs/page.md": "The sea.\n",
        "annotations/page.md/n.yml": "id: gust\nkind: context\nquote: sea\ntitle: A\nnote: B.\n",
    },
    "a folder of a register": {"annotations/glossary/dark.yml": "id: log\nname: log\ndescription: Twice.\n"},
    "questions, and links to pages for a class": {
        "annotations/questions.yml": "- {id: q, asks: Why?, notes: [gust, dark], answer: So.}\n",
        "annotations/tale/log.yml": "id: log\nkind: glossary\nquote: one line in the log\nterm: log\n"
        "note: See [a](/class/wind/index.md), [b](/class/sea/index.md).\n",
    },
    "a published note that nobody wrote": {"annotations/ids.yml": "- {id: new, article: sea}\n"},
    "an entry of a register that is gone": {
        "annotations/sources/almanac.yml": "id: calendar\ntype: book\ntitle: The calendar\n"
    },
}
"""Files by their paths, each laid over the sound edition, or taken out of it."""
