"""Links on made pages to other made pages that a site does not publish."""

from __future__ import annotations

import re
from collections.abc import Collection

from variorum.apparatus.page import Link

_HREF = re.compile(r' href="([^"#?]*)[^"]*"')


def without_withheld(html: str, withheld: Collection[str], link: Link) -> str:
    """Return `html` with every link to one of the sources `withheld` as plain words.

    `link` gives addresses as seen from the page of `html`. An `<a>` without `href` is the place of a link
    that might be there (https://html.spec.whatwg.org/#the-a-element).
    """
    if not withheld:
        return html
    addresses = {link(uri) for uri in withheld}
    return _HREF.sub(lambda found: "" if found[1] in addresses else found[0], html)
