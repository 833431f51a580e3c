"""`variorum init`: start a new edition from a text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from variorum.cli.asking import ask
from variorum.cli.documented import Documented
from variorum.cli.schema import write_edition_schemas
from variorum.cli.terminal import coloured, echo, is_terminal
from variorum.cli.where import read
from variorum.editing.engine_requirement import Engine, NoEngine, running_engine
from variorum.editing.new_edition import article_yml, edition_files
from variorum.editing.new_folder import has_readme, in_the_way, make_folder
from variorum.model.article import ArticleMetadata, Form
from variorum.model.fields import fields_of
from variorum.model.front_matter import divided
from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.values import as_identifier, is_identifier
from variorum.model.wording import sanitized_line, visible_name
from variorum.reading.front_matter import described as described_by
from variorum.reading.validation import validate
from variorum.reading.verse import looks_like_verse
from variorum.reporting.text import as_text
from variorum.yaml_files.parse import parse

ASKED = ("title", "publisher", "author", "url", "date", "language", "rights")
NOT_OPTIONS = ("sha256", "witnesses", "description", "date_note")
MOST_NAMED = 3
"""Files in the way that are named."""
LONGEST_TITLE = 150
"""Code points. A longer first line is not taken for a title."""
_LOCAL_ENGINE = (
    "requirements.txt has the engine from a place on this machine. Before others build the edition, name "
    "there a place that they can reach, such as a repository."
)
_NAME_IT = (
    "Give the one that it has, such as `--encoding windows-1252` for a text of Western Europe from an older "
    "program; or save it as UTF-8."
)
EXAMPLES = """
    variorum init text.txt
    variorum init text.txt my-edition --title "A text" --author "Its author" --date 1850 --no-ask
    variorum init text.md --language zh-Hant --site-name "Two texts"
    variorum init text.txt .
"""
EXITS = {0: "the edition was created", 1: "it was created, but has problems, which are printed"}


def metadata_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each key of article.yml that a person can fill in."""
    for name, described in reversed(fields_of(ArticleMetadata).items()):
        if name not in NOT_OPTIONS:
            words = click.Choice(described.words) if described.words else None
            option = f"--{name.replace('_', '-')}"
            command = click.option(option, name, type=words, help=described.description)(command)
    return command


@click.command("init", cls=Documented, has_config=False, examples=EXAMPLES, exits=EXITS)
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@metadata_options
@click.option(
    "--slug", help="Name of the article's folder, also used in its URL; by default made from the title."
)
@click.option("--site-name", help="Name of the site; the title by default.")
@click.option("--editor", default="The editors", show_default=True, help="Who writes the first notes.")
@click.option(
    "--engine",
    help="The line in requirements.txt by which pip installs the engine; by default from where it was "
    "installed here.",
)
@click.option(
    "--ask/--no-ask", "asking", default=None, help="Ask for missing values; the default on a terminal."
)
def init_command(
    text: Path,
    folder: Path | None,
    slug: str | None,
    site_name: str | None,
    editor: str,
    engine: str | None,
    asking: bool | None,
    **metadata: str | None,
) -> None:
    """Start an edition of TEXT in FOLDER.

    TEXT is a plain text (.txt) or Markdown (.md); it is copied byte for byte. FOLDER is created; by
    default it is named after the text. It may exist already, if it is empty, or a clone of a new
    repository with no more than a README, a licence and rules of git, all of which are kept. Where
    there is a README, the one for editors is EDITION.md.
    """
    asking = is_terminal(sys.stdin) if asking is None else asking
    form = Form.MARKDOWN if text.suffix.lower() in (".md", ".markdown") else Form.TEXT
    received = text.read_bytes()
    if len(received) > LARGEST_ARTICLE:
        raise click.UsageError(f"“{text}” has {len(received):,} bytes; the limit is {LARGEST_ARTICLE:,}.")
    known = _metadata(metadata, _decoded(received, metadata["encoding"]), form, text, asking=asking)
    _refuse_invalid(known, received)
    slug = slug or as_identifier(known["title"])[:60].strip("-") or as_identifier(text.stem) or "text"
    if not is_identifier(slug):
        raise click.UsageError(
            f"“{slug}” cannot be used in a URL: use lower-case letters, digits, single hyphens."
        )
    folder = folder or Path(slug)
    if found := in_the_way(folder, text):
        names = ", ".join(visible_name(name) for name in found[:MOST_NAMED])
        raise click.UsageError(
            f"“{folder}” has {names}{', …' if found[MOST_NAMED:] else ''}. Give a folder that is missing or "
            "empty, or a new clone with no more than a README, a licence and rules of git."
        )
    getting = Engine(engine) if engine else _running_engine()
    files = edition_files(slug, form, received, known, site_name or known["title"], editor, getting)
    guide = "EDITION.md" if has_readme(folder) else "README.md"
    files[guide] = files.pop("README.md")
    make_folder(folder, files, lambda beside: list(write_edition_schemas(beside)))
    if getting.is_of_this_machine:
        echo(_LOCAL_ENGINE, err=True)
    _finish(folder, guide)


def _running_engine() -> Engine:
    try:
        return running_engine()
    except NoEngine as error:
        raise click.UsageError(
            "The engine that runs was not installed, so requirements.txt cannot name where it is. Say so "
            "with --engine, such as `--engine variorum==1.0`, or install the engine with pip."
        ) from error


def _finish(folder: Path, guide: str) -> None:
    root = folder.resolve()
    problems = read(root).problems
    for problem in problems:
        echo(coloured(as_text(problem)), err=True)
    click.echo(f"Created an edition in {folder}. Next: cd {folder}; {guide} there says how to serve it.")
    raise SystemExit(1 if problems else 0)


def _decoded(received: bytes, encoding: str | None) -> str:
    try:
        return received.decode(encoding or "utf-8-sig")
    except LookupError as error:
        raise click.UsageError(f"There is no encoding “{encoding}”. {_NAME_IT}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"The text is not in {encoding or 'UTF-8'}. {_NAME_IT}") from error


def _metadata(
    given: dict[str, str | None], text: str, form: Form, path: Path, *, asking: bool
) -> dict[str, str]:
    """Return the fields of article.yml, from the options, the answers and the text itself."""
    found = {key: value for key, value in given.items() if value is not None}
    matter, text = divided(text) if form is Form.MARKDOWN else ("", text)
    lines = [line.strip().lstrip("#").strip() for line in text.splitlines()]
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    defaults = {"title": sanitized_line(first if len(first) <= LONGEST_TITLE else path.stem) or path.stem}
    defaults["language"] = "en"
    # Leave out front matter that article.yml does not accept.
    defaults |= {
        key: value
        for key, value in described_by(matter).items()
        if not _faults({"title": "x", key: value}, b"")
    }
    for key in ASKED:
        if key not in found and asking:
            answer = _answer(key, defaults.get(key, ""))
            found |= {key: answer} if answer else {}
    if form is Form.TEXT and "paragraphs" not in found:
        found["paragraphs"] = (
            "blank-lines" if "" in [line.strip() for line in text.strip().splitlines()] else "lines"
        )
    if form is Form.TEXT and "lines" not in found and looks_like_verse(text):
        keeps = not asking or click.confirm(
            "The text looks like verse. Keep its lines?", default=True, err=True
        )
        found |= {"lines": "kept"} if keeps else {}
    return {**defaults, **found}


def _answer(key: str, defaults: str) -> str:
    """Return the answer; repeats the question until article.yml accepts it."""
    while True:
        answer = ask(key, fields_of(ArticleMetadata)[key].description, default=defaults)
        faults = _faults({"title": "x", key: answer} if answer else {"title": "x"}, b"")
        if not faults:
            return answer
        click.echo(faults, err=True)


def _refuse_invalid(metadata: dict[str, str], received: bytes) -> None:
    """Raise `UsageError` if the model would not accept article.yml."""
    if faults := _faults(metadata, received):
        raise click.UsageError(faults)


def _faults(metadata: dict[str, str], received: bytes) -> str:
    written = article_yml(metadata, received)
    result = validate(parse(written, "article.yml"), ArticleMetadata, "article.yml")
    problems = result if isinstance(result, list) else []
    return "\n".join(sanitized_line(f"{problem.message} {problem.fix}") for problem in problems)
