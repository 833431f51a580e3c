"""An article as JSON, for programs: part of the static API."""

from __future__ import annotations

from typing import Any

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.note_data import as_json
from variorum.model.addresses import made_for, page_uri
from variorum.model.edition import AnnotatedArticle


def _data(annotated: AnnotatedArticle, site: PublishedSite) -> dict[str, Any]:
    article = annotated.article
    return {
        "slug": article.slug,
        "address": site.address_of(page_uri(article.slug)),
        "received": "" if article.is_page else site.address_of(made_for(article.slug, "article.txt")),
        "metadata": article.metadata.model_dump(mode="json", exclude_defaults=True),
        "text": annotated.text,
        "notes": [note.annotation.id for note in annotated.notes],
        "withdrawn": [note.annotation.id for note in annotated.withdrawn],
    }


EXPORT = Series(
    uri="api/articles/{article}.json",
    each=Each.ARTICLE,
    media_type="application/json",
    label="JSON",
    says="an article: its metadata, its text and the ids of its notes",
    place=4,
    make=for_each_article(lambda article, site, _: as_json(_data(article, site))),
    lacks=("The notes themselves are in `api-note` and `notes-json`.",),
)
