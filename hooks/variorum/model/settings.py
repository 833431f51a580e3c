"""What an edition's mkdocs.yml says to the engine."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.values import Entry, Line, WebAddress


class EditionSettings(Entry):
    """What stands below `extra: variorum:`. All of it may be left out."""

    apparatus: bool = Field(
        True,
        description="Whether the pages beside the articles are made: glossary, sources, timeline and the "
        "rest. An edition of a thousand articles may do better without.",
    )
    note_pages: bool = Field(
        True,
        description="Whether each note has a page of its own, with its history and how to cite it. "
        "An edition of many thousand notes builds faster without.",
    )
    exports: bool = Field(
        True,
        description="Whether the notes are also published for other programs, in files for each article and "
        "each note. An edition of many thousand notes builds faster without.",
    )
    notes: Literal["core", "all", "none"] = Field(
        "core",
        description="Which notes stand beside a text at first: the `core` ones, `all` or `none`. Readers "
        "switch to the others.",
    )
    licence: Line | None = Field(
        None, description="The licence of the notes, as it is named below each text: `CC BY 4.0`."
    )
    licence_url: WebAddress | None = Field(None, description="Where this licence can be read.")
    forge: Literal["github", "gitlab", "forgejo", "gitea"] | None = Field(
        None, description="The sort of forge that `repo_url` leads to, where its name does not tell."
    )
    branch: Line | None = Field(
        None, description="The branch to which notes are proposed: `main`, or what `edit_uri` names."
    )
    offline: bool | Literal["remove"] = Field(
        False,
        description="Whether readers may keep the site, to read it without a network and to install it. "
        "`remove` takes back what an earlier build let them keep.",
    )
    own_files: tuple[Line, ...] = Field(
        (),
        description="Pages and files in the folder of pages that are meant to replace those that are "
        "made, such as `articles/index.md`.",
    )
    version: Line | None = Field(
        None,
        description="Version of the edition, as readers cite it: `0.1.0`. It stands at the foot of each "
        "printed sheet.",
    )
