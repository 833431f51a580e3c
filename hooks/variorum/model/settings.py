"""What an edition's mkdocs.yml says to the engine."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.doi import Doi
from variorum.model.values import Entry, Line, WebAddress


class HouseStyle(Entry):
    """What the check asks of the editors' prose, beside what it asks in every edition. By default nothing."""

    longest_note: int | None = Field(None, ge=1, description="Words that a note may have at most.")
    typography: bool = Field(
        False,
        description="Whether curly quotation marks, dashes and ellipses are asked for, as English is set.",
    )
    spelling: Literal["ar", "de", "en", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru"] | None = Field(
        None,
        description="The language whose dictionary knows the words of the notes. What else is right stands "
        "in `annotations/words.txt`, one word a line; names in the registers and words of the articles are "
        "right anyway.",
    )
    cite_all_sources: bool = Field(
        False,
        description="Whether each source of the register has to be cited. Without it a register may have "
        "more sources than the notes need so far, such as those of a library that was imported.",
    )


class EditionSettings(Entry):
    """What stands below `extra: variorum:`. All of it may be left out."""

    look: Literal["site", "edition"] = Field(
        "site",
        description="Whose look the pages of the site have: that of the `site`, or that of the `edition`, "
        "with its face, paper and ink. Texts and notes look like the edition in both.",
    )
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
    embeds: bool = Field(
        False,
        description="Whether each note, and each paragraph of a text as received, also has a small page for "
        "frames on other sites, with an oEmbed file and the words to copy. These are two files more for "
        "each.",
    )
    notes: Literal["core", "all", "none"] = Field(
        "core",
        description="Which notes stand beside a text at first: the `core` ones, `all` or `none`. Readers "
        "switch to the others.",
    )
    style: HouseStyle = Field(
        HouseStyle(), description="The house style that notes and registers are checked for."
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
    search: Literal["theme", "pagefind"] = Field(
        "theme",
        description="What searches the site: the search of the `theme`, whose whole index each reader who "
        "searches fetches, or `pagefind`, of whose index only parts are fetched, which is for libraries. "
        'It has to be installed: `pip install "variorum[search]"`.',
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
    doi: Doi | None = Field(
        None,
        description="The DOI under which the edition is deposited: `10.5281/zenodo.1234567`. It stands at "
        "the foot of each page and in what is cited and exported.",
    )
