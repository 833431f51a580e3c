"""What of an article other sites can show in a frame, with the words to copy."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.frames.offer import offered_frames

EXPORT = Series(
    uri="articles/{article}/frames.html",
    each=Each.ARTICLE,
    media_type="text/html",
    label="For another site",
    says="the passages and notes of an article that other sites can show in a frame, with the words to copy",
    place=20,
    make=for_each_article(lambda article, site, _: offered_frames(article, site)),
    setting="embeds",
    lacks=("Withdrawn notes have pages for frames, but nobody is invited to show them.",),
)
