"""HTML whose elements are closed in order, and whose tags, attributes and comments are hard to read."""

from __future__ import annotations

from hypothesis import strategies as st

_NAMES = ("a", "b", "code", "em", "i", "span", "sub", "u", "my-word")
_ATTRIBUTES = (
    ' title="a>b"', " title='<p>'", " data-x=1>2".replace(">", "&gt;"), ' data-y="</b>"', " hidden=''",
    " open", ' alt="it\'s >"', " alt='say \"x>\"'", "\ntitle = \"a\n>\"", " x=y/",
    ' class="arithmatex"', ' class="tex2jax"', " data-z='<!--'", ' a="1"b=\'>\'', " =x", ' "=">"',
    " class=mermaid",
)  # fmt: skip
_TEXTS = (
    "words", "more of them", " ", "\n", "a < b", "1<2", "< ", "&lt;", "&amp;", "&notit;", "&copy",
    "&#60;", "AT&T", "漢字", "👩\u200d👧", "</>", "\\(x < y\\)", "$$x$$", "\\[", "]]>", "-->", '">', "'>",
    "&", ";",
)  # fmt: skip
_ATOMS = (
    "<br>", "<br/>", "<br />", '<img alt="3>2 words" src=a>', "<img alt='\"'/>", "<wbr>",
    "<!-- a > b -->", "<!-->", "<!--->", "<!-- <b> --!>", "<!x>", "<?php a > b ?>", "<![CDATA[x>",
    "<!-- -- > -->",
    "<svg viewBox='0 0 1 1'><title>a > b</title><![CDATA[ <b> ]]><path d='M0'/></svg>",
    "<math><mi>x</mi></math>", "<script>if (a < b) '<b>'</script>",
    "<script type='math/tex'>a<b>c</script>", "<style>a > b {}</style>", "<textarea><b>x</textarea>",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "<ruby>東<rt>とう<rb>京</ruby>",
    "<span class=arithmatex>\\(a &lt; <i>b</i>\\)</span>", "<x-y title='>'>own <b>words</b></x-y>",
    "<SPAN CLASS='katex'>k</SPAN>", "<noscript>n</noscript>", "<iframe><b></iframe>",
)  # fmt: skip


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.lists(st.sampled_from(_ATTRIBUTES), max_size=3).map("".join)
    written = st.tuples(st.sampled_from(_NAMES), attributes, children, st.sampled_from((">", " >", "\n>")))
    return written.map(lambda parts: f"<{parts[0]}{parts[1]} >{parts[2]}</{parts[0]}{parts[3]}")


def _several(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(children, max_size=5).map("".join)


_inline = st.recursive(
    st.one_of(st.sampled_from(_TEXTS), st.sampled_from(_ATOMS)),
    lambda inner: _element(_several(inner)),
    max_leaves=8,
)
_BLOCKS = (
    "<p>{}</p>", "<div title='>'>{}</div>", "<blockquote><p>{}</p></blockquote>",
    "<ul><li>{}</li><li>x</li></ul>", "<table><tr><td>{}</td><td data-sort='>'>2</td></tr></table>",
    "<pre><code>{}</code></pre>", "<pre class='d'><code>{}</code></pre>",
    '<pre class="d"><code>{}</code></pre>', "<details><summary>s</summary>{}</details>",
    '<div class="tabbed-set"><input name=t type=radio><label>l</label><div>{}</div></div>',
    "<div class='arithmatex'>{}</div>", "<h2>{}</h2>",
)  # fmt: skip
blocks = st.lists(
    st.tuples(st.sampled_from(_BLOCKS), _several(_inline)).map(lambda pair: pair[0].replace("{}", pair[1])),
    min_size=1,
    max_size=4,
).map("\n".join)
"""The content of a page."""
