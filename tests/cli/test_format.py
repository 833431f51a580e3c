"""`variorum format`: one layout, every value and every comment kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.properties.texts import look_alikes, texts
from tests.site.building import NEWSPAPER
from variorum.editing.columns import columns, wrapped
from variorum.editing.formatting import NotFormatted, formatted
from variorum.editing.source import comments
from variorum.model.registers import Entity
from variorum.yaml_files.parse import parse

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yml"))

written = st.one_of(
    texts,
    look_alikes,
    st.sampled_from(
        ["no", "1", "2020-09", "12:30", "~", "", "a: b", " x", "x ", "- a", "“q”", "a\n", "a\n\nb\n"]
    ),
    st.lists(
        st.text(st.characters(codec="utf-8", categories=["L", "P", "Zs"]), max_size=12), max_size=30
    ).map(" ".join),
)
styles = st.sampled_from(["'", '"', "|", ">", None])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A note as another program writes it, in any style and any order."""
    keys = draw(st.permutations(["id", "kind", "quote", "title", "note", "by", "sources"]))
    entry: dict[str, object] = {key: draw(written) for key in keys}
    entry["kind"] = draw(st.sampled_from(["context", "variant", "nothing"]))
    entry["by"] = draw(st.lists(written, max_size=3))
    entry["sources"] = draw(st.lists(st.one_of(written, st.dictionaries(st.just("id"), written)), max_size=3))
    dumped: str = yaml.dump(
        draw(st.sampled_from([entry, [entry, entry]])),
        allow_unicode=draw(st.booleans()),
        default_style=draw(styles),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        sort_keys=False,
        width=draw(st.sampled_from([20, 80, 400])),
        Dumper=_NoAliases,
    )
    return dumped


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


@given(documents())
def test_no_value_changes_and_a_second_time_changes_nothing(text: str) -> None:
    before = parse(text, "")
    if before.faults:
        with pytest.raises(NotFormatted):
            formatted(text, None)
        return
    once = formatted(text, None)
    assert parse(once, "").plain() == before.plain()
    assert formatted(once, None) == once


@st.composite
def commented(draw: st.DrawFn) -> str:
    """A sound note with comments wherever a line ends or begins."""
    lines = (NEWSPAPER / "annotations/china-defies-trump/zhao-lijian.yml").read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    text = ""
    for number, line in enumerate(lines):
        indent = " " * draw(st.integers(0, 5))
        if draw(st.booleans()) and not line.startswith("  "):
            text += f"{indent}# before {number}\n" + "\n" * draw(st.integers(0, 2))
        text += (
            line + (f" # beside {number}" if draw(st.booleans()) and not line.startswith("  ") else "") + "\n"
        )
    return text + draw(st.sampled_from(["", "# end\n", "\n  # indented end", "\n\n"]))


@given(commented())
def test_every_comment_is_kept_and_a_second_time_changes_nothing(text: str) -> None:
    once = formatted(text, None)
    assert comments(once) == comments(text)
    assert once.count("#") == text.count("#")
    assert formatted(once, None) == once


SCRAPS = [
    *(
        "id: x",
        "note: >",
        "  a b",
        "  - c",
        "sources:",
        "- a",
        "- - b",
        "- # c",
        "  # d",
        "# e",
        "- >",
        "  folded",
    ),
    *(
        "   # f",
        "    - x: 1",
        "    - {a: b}",
        "by: [a, b] # g",
        "",
        "- id: y",
        "  note: |",
        "    text",
        "  by:",
    ),
    *("    - a # h", "      # i", "- ["),
]


@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=9))
@example(["- >", "  folded", "# e"])
@example(["- # c", "  - - b"])
@example(["by:", "- >", "  folded", "# e"])
def test_what_was_formatted_stays_as_it_is(lines: list[str]) -> None:
    """Wherever comments stand: between items, before lists in lists, after a text in folded lines."""
    text = "\n".join(lines) + "\n"
    try:
        once = formatted(text, None)
    except NotFormatted:
        return
    assert formatted(once, None) == once
    assert comments(once) == comments(text)


@given(st.text(max_size=200))
def test_any_text_is_formatted_or_refused(text: str) -> None:
    try:
        formatted(text, None)
    except NotFormatted:
        return


@given(texts, st.integers(1, 60))
def test_wrapping_breaks_at_single_spaces_only(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert " ".join(lines) == text
    assert (
        all(columns(line) <= width or " " not in line.strip(" ").replace("  ", "") for line in lines)
        or "  " in text
    )


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layouts(path: Path) -> None:
    """Each case has what somebody wrote and what becomes of it."""
    case = yaml.safe_load(path.read_text("utf-8"))
    assert formatted(case["written"], Entity if case.get("register") else None) == case["laid_out"]


def test_every_file_of_the_edition_can_be_laid_out(variorum: Run) -> None:
    """Whether it is, nobody's build depends on: a note that was written in a browser need not be."""
    done = variorum("format", "--check", str(NEWSPAPER))
    assert "left as" not in done.stderr


UNTIDY = (
    "kind: context\nid: who-lit-it\ntitle: 'Then why is there light?'\nquote: Nobody had lit\nnote: Dry.\n"
)
TIDY = "id: who-lit-it\nkind: context\nquote: Nobody had lit\ntitle: Then why is there light?\nnote: Dry.\n"
NAME = "annotations/lamp/who-lit-it.yml"


def test_check_lists_and_changes_nothing(variorum: Run, edition: Path) -> None:
    (edition / NAME).write_text(UNTIDY, "utf-8")
    before = {path: path.read_bytes() for path in edition.rglob("*.yml")}
    done = variorum("format", "--check")
    assert done.exit_code == 1
    assert NAME in done.stdout.splitlines()
    assert {path: path.read_bytes() for path in edition.rglob("*.yml")} == before


def test_files_are_changed_once(variorum: Run, edition: Path) -> None:
    (edition / NAME).write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert variorum("format").exit_code == 0
    assert (edition / NAME).read_text("utf-8") == TIDY
    again = variorum("format")
    assert (again.exit_code, again.stdout) == (0, "")
    assert variorum("check").exit_code == 0


def test_only_what_was_named_is_changed(variorum: Run, edition: Path) -> None:
    (edition / NAME).write_text(UNTIDY, "utf-8")
    assert variorum("format", "annotations/sources.yml").exit_code == 0
    assert (edition / NAME).read_text("utf-8") == UNTIDY


def test_an_entry_in_the_folder_of_a_register_is_laid_out_like_one_in_its_file(
    variorum: Run, edition: Path
) -> None:
    file = edition / "annotations/sources/log.yml"
    file.parent.mkdir()
    file.write_text("title: The Log\nid: log\ntype:   book\n", "utf-8")
    assert variorum("format", "annotations/sources").exit_code == 0
    assert file.read_text("utf-8") == "id: log\ntype: book\ntitle: The Log\n"


HOSTILE = {
    "a tag that runs": "id: !!python/object/apply:os.system [touch pwned]\n",
    "an alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "a key twice": "id: a\nid: b\n",
    "much too deep": "[" * 5_000 + "]" * 5_000,
    "no YAML": "id: [a\n",
    "two documents": "id: a\n---\nid: b\n",
    "a directive": "%YAML 1.1\n---\nid: a\nkind: context\n",
    "a NUL": "id: a\x00\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_the_reader_refuses_is_left_alone(variorum: Run, edition: Path, what: str) -> None:
    path = edition / "annotations/lamp/hostile.yml"
    path.write_text(HOSTILE[what], "utf-8")
    done = variorum("format")
    assert done.exit_code == 1
    assert "annotations/lamp/hostile.yml" in done.stderr
    assert path.read_text("utf-8") == HOSTILE[what]
    assert not list(edition.rglob("pwned"))


def test_a_link_out_of_the_edition_is_not_written_through(variorum: Run, edition: Path) -> None:
    outside = edition.parent / "outside.yml"
    outside.write_text(UNTIDY, "utf-8")
    (edition / "annotations/lamp/link.yml").symlink_to(outside)
    assert variorum("format").exit_code == 1
    assert outside.read_text("utf-8") == UNTIDY
