"""An article with formulas, a drawing, tabs and ruby, and a script that draws as MathJax and others do."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.building import HOOK
from tests.site.drawing import draw

SLUG = "things"
_SCRIPT = """\
addEventListener("DOMContentLoaded", () => {
  for (const formula of document.querySelectorAll(".arithmatex"))
    formula.innerHTML = "<mjx-container><mjx-math></mjx-math></mjx-container>"
  for (const drawing of document.querySelectorAll("pre.graphviz")) {
    const drawn = document.createElement("div")
    drawn.className = "graphviz"
    drawn.attachShadow({mode: "closed"}).textContent = "drawn"
    drawing.replaceWith(drawn)
  }
})
"""
_FILES = {
    "mkdocs.yml": f"""\
        site_name: Things
        theme: {{name: material, font: false}}
        hooks: [{json.dumps(str(HOOK))}]
        extra_javascript: [draw.js]
        markdown_extensions:
          - pymdownx.arithmatex: {{generic: true}}
          - pymdownx.tabbed: {{alternate_style: true}}
          - pymdownx.superfences
        """,
    "docs/draw.js": _SCRIPT,
    "docs/articles/things/article.md": """\
        # Things

        The light falls off as $I = P / r^2$ with the distance.

        彼は<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を読む。

        Some raw \\\\(x < y\\\\) formula.

        All in a box:

        <pre class="graphviz"><code>graph LR
          A --&gt; B
        </code></pre>

        After the box stands the light.

        === "Original"

            The lamp burned.

        === "Translation"

            Das Licht brannte.
        """,
    "docs/articles/things/article.yml": "title: Things\n",
    "annotations/things/notes.yml": "{id: end, kind: context, quote: in a box, title: Box, note: A.}\n",
}


def edition_of_things(root: Path) -> Path:
    """Write the edition into `root` and return it."""
    return draw(root, _FILES)
