"""What of an article other sites can show in a frame, with the words to copy."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.frames.offer import offered_frames
from variorum.model.edition import Edition


def _articles(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article in edition.articles:
        yield article.article.slug, offered_frames(article, site)


EXPORT = Series(
    uri="articles/{article}/frames.html",
    each=Each.ARTICLE,
    media_type="text/html",
    label="For another site",
    says="the passages and notes of an article that other sites can show in a frame, with the words to copy",
    place=20,
    make=_articles,
    setting="embeds",
    lacks=("Withdrawn notes have pages for frames, but nobody is invited to show them.",),
)
