"""What a page of the site that has notes is published as besides, said in its head."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape


def with_alternate_links(html: str, formats: Iterable[tuple[str, str, str]]) -> str:
    """Return a whole page with a link in its head to each of `formats`: label, address and media type.

    They are added to the finished page: its template is that of its site or of the theme, not ours. In the
    body, where the notes are, no such link may stand (HTML, 4.2.4, “body-ok”).
    """
    tags = "".join(
        f'<link rel="alternate describedby" href="{escape(address)}" type="{escape(media_type)}" '
        f'title="{escape(label)}">'
        for label, address, media_type in formats
    )
    return html.replace("</head>", f"{tags}</head>", 1)
