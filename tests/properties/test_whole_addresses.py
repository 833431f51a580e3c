"""Whole addresses are joined as `urljoin` joins them, the plain ones without it."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.model.addresses import whole_address

SITES = st.sampled_from(
    [
        "https://edition.example/",
        "http://localhost:8000/a/b-c/~me/",
        "https://edition.example/a/../b/",
        "https://edition.example/./",
        "https://edition.example/?a=/",
        "https://edition.example/#a/",
        "https://edition.example//a//",
        "https://édition.example/",
        "https://edition.example",
        "https://edition.example/page.html",
        "HTTPS://edition.example/",
        "file:///srv/",
    ]
)
URLS = st.text(alphabet="aZ9é中.-_~:/?#;&% \t", max_size=12)


@given(SITES, URLS)
@example("https://edition.example/a/", "notes/who-lit-it/")
@example("https://edition.example/a/", "")
@example("https://edition.example/a/", "./")
@example("https://edition.example/a/", "../b")
@example("https://edition.example/a/", "b/../c")
@example("https://edition.example/a/", "b//c")
@example("https://edition.example/a/", "b:c")
@example("https://edition.example/a/", "b\n")
def test_a_whole_address_is_joined_as_by_urljoin(site: str, url: str) -> None:
    assert whole_address(site, url) == urljoin(site, url)
