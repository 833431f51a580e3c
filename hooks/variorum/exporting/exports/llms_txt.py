"""`llms.txt`: which texts language models should read of the site, after llmstxt.org."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.exports import api_index, markdown, notes_json
from variorum.model.doi import address_of
from variorum.model.edition import Edition

_ABOUT = (
    "An annotated reading edition: texts as they were received, with notes that correct, explain and judge "
    "them. A note has a permanent id, which is its address; cite it by that."
)


def _index(edition: Edition, site: PublishedSite) -> str:
    if not edition.articles:
        return ""
    articles = [
        f"- [{_plain(article.article.metadata.title)}]"
        f"({site.address_of(markdown.EXPORT.uri_of(article.article.slug))}): "
        f"the text as received, with {len(article.notes)} notes as footnotes"
        for article in edition.articles
    ]
    lines = [
        f"# {_plain(site.name) or 'The edition'}",
        "",
        f"> {_ABOUT}",
        "",
        *([f"DOI of the edition: {address_of(doi)}", ""] if (doi := site.settings.doi) else []),
        "## Articles",
        "",
        *articles,
        "",
        "## Optional",
        "",
        f"- [All notes]({site.address_of(notes_json.EXPORT.uri)}): as JSON",
        f"- [API]({site.address_of(api_index.EXPORT.uri)}): articles, notes and registers as JSON",
    ]
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>" else sign for sign in " ".join(words.split()))


EXPORT = Export(
    uri="llms.txt",
    media_type="text/plain",
    label="For language models",
    page="notes.md",
    says="which files language models should read, after llmstxt.org",
    place=14,
    make=_index,
    is_saved=False,
    lacks=("The texts and notes are in `markdown`, to which it links.",),
)
