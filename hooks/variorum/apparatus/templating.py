"""The templates of the apparatus. All values are escaped."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from variorum.apparatus.mentions import by_article
from variorum.model.dates import date_in_words
from variorum.model.wording import as_words
from variorum.rendering.templating import ViewTemplate, environment

FOLDER = Path(__file__).parent / "templates"

_environment = environment(FOLDER)
_environment.filters["by_article"] = by_article
_environment.globals["as_words"] = as_words
_environment.globals["date_in_words"] = date_in_words

_View = TypeVar("_View")


def template(name: str, view: type[_View]) -> ViewTemplate[_View]:
    """Return a template of the apparatus, which takes a value of the type `view`."""
    return ViewTemplate(name, view, _environment)
