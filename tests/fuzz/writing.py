"""What must be true of the YAML that is written: by `variorum format`, and by the form in the browser."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any

from hypothesis import strategies as st

from tests.editor.node_package import node
from tests.fuzz.mutated import damaged
from tests.fuzz.reading import YAML_FILES
from tests.fuzz.target import Target
from tests.properties.texts import known, look_alikes, texts
from variorum.editing.formatting import NotFormatted, formatted
from variorum.editing.source import comments
from variorum.rendering.scripts import FORM_SCRIPTS
from variorum.yaml_files.parse import parse

_ANSWERS = """
import { createInterface } from "node:readline"
import { noteFile } from "./yaml.js"
import { asLine, asProse } from "./texts.js"
for await (const asked of createInterface({ input: process.stdin })) {
  const [line, prose] = JSON.parse(asked)
  const words = asLine(line), text = asProse(prose)
  const file = noteFile([["id", "x"], ["kind", "context"], ["quote", words], ["title", words],
    ["chain", [words, "no"]], ["assessments", [[["date", "2020-09"], ["reason", words]]]],
    ["note", text], ["by", ["editors"]]], ["A comment."])
  console.log(JSON.stringify([words, text, file]))
}
"""


def check_format(text: str) -> None:
    """A file is laid out, with each value and comment, for good; or it is left as it is."""
    text = text.lstrip("\ufeff")  # It is no part of what is read from a file.
    try:
        once = formatted(text, None)
    except NotFormatted:
        return
    if once == text:
        return
    assert parse(once, "").plain() == parse(text, "").plain()
    assert comments(once) == comments(text)
    assert formatted(once, None) == once


def check_form(case: tuple[str, str]) -> None:
    """What the form writes is read with the words that were typed, and is laid out as `format` does it."""
    line, prose, file = _asked([known(part) for part in case])
    if not line or not prose:
        return
    read = parse(file, "")
    assert not read.faults, (read.faults, file)
    entry: Any = read.plain()
    assert (entry["quote"], entry["title"], entry["note"]) == (line, line, prose)
    assert entry["chain"] == [line, "no"]
    assert entry["assessments"] == [{"date": "2020-09", "reason": line}]
    again = parse(formatted(file, None), "").plain()
    assert again == entry


def _asked(case: list[str]) -> Any:
    """Return what the form makes of a line and a prose, and the file that it writes."""
    ask, answer = _form()
    ask.write(json.dumps(case) + "\n")
    ask.flush()
    return json.loads(answer.readline())


@cache
def _form() -> tuple[IO[str], IO[str]]:
    """Start Node.js with the modules of the form, which answers a case a line."""
    folder = Path(mkdtemp(prefix="variorum-fuzz-"))
    for script in FORM_SCRIPTS.glob("*.js"):
        (folder / script.name).write_bytes(script.read_bytes())
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "answers.js").write_text(_ANSWERS, "utf-8")
    process = subprocess.Popen(
        [node(), folder / "answers.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    atexit.register(process.kill)
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


_words = st.one_of(
    texts, look_alikes, st.text(max_size=120), st.lists(st.text(max_size=12), max_size=30).map(" ".join)
)
WRITING = {
    "format": Target(str(check_format.__doc__), st.one_of(damaged(*YAML_FILES), look_alikes), check_format),
    "form": Target(str(check_form.__doc__), st.tuples(_words, _words), check_form),
}
