"""The templates of notes and of what the engine adds to a page. All values are escaped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from variorum.model.direction import direction_of, direction_of_text
from variorum.model.quotation import quoted
from variorum.model.wording import full_stop_after

FOLDER = Path(__file__).parent / "templates"

_View = TypeVar("_View")


@dataclass(frozen=True, slots=True)
class ViewTemplate(Generic[_View]):
    """A template and the type of the one value that it takes, a frozen view; in it this is `view`."""

    name: str
    view: type[_View]
    environment: Environment

    def render(self, view: _View) -> str:
        """Return the template filled with `view`. It is read anew if its file has changed."""
        return self.environment.get_template(self.name).render(view=view)


def environment(folder: Path) -> Environment:
    """Return what renders the templates in `folder`: all values escaped, and none of them missing.

    Beside its view each knows the functions of words that are named here.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        # Templates have no constants worth folding, and looking for them takes a tenth of compiling each.
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["full_stop_after"] = full_stop_after
    made.globals["quoted"] = quoted
    made.globals["direction_of"] = direction_of
    made.globals["direction_of_text"] = direction_of_text
    return made


_environment = environment(FOLDER)


def template(name: str, view: type[_View]) -> ViewTemplate[_View]:
    """Return a template of the engine, which takes a value of the type `view`."""
    return ViewTemplate(name, view, _environment)
