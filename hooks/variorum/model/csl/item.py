"""What is known of a source in the terms of CSL 1.0.2, the Citation Style Language: its variables.

Those that style processors make themselves, or that belong to a citation and not to the source, are left out.
Two keys are ours: `archived` and `access`.
"""

from __future__ import annotations

from pydantic import Field

from variorum.model.csl.names import Names
from variorum.model.csl.types import SourceType
from variorum.model.doi import Doi
from variorum.model.identifiers import Isbn, Issn, Pmcid, Pmid
from variorum.model.register import RegisterEntry
from variorum.model.values import Identifier, Language, Line, Prose, ScholarlyDate, WebAddress


class CslItem(RegisterEntry):
    """An item of a bibliography. The keys are those of CSL-JSON, in the order in which people write them."""

    id: Identifier = Field(description="Permanent name of the source.")
    type: SourceType = Field(description="What it is, in CSL's terms.")
    title: Line = Field(description="Its title.")
    title_short: Line | None = Field(
        None, alias="title-short", description="Its title in short, as notes cite it."
    )
    original_title: Line | None = Field(
        None,
        alias="original-title",
        description="The title of the original, of a translation or a later edition.",
    )
    genre: Line | None = Field(
        None, description="Of what sort it is: “PhD thesis”, “Letter”, “Working paper”."
    )
    medium: Line | None = Field(None, description="On what it is: “vellum”, “oil on canvas”, “vinyl”.")
    author: Names = Field(
        (), description="Who wrote it: names in parts, or texts such as “Hoff, Ada” or “Harbour Office”."
    )
    editor: Names = Field((), description="Who edited it.")
    translator: Names = Field((), description="Who translated it.")
    container_author: Names = Field((), alias="container-author", description="Who wrote what it stands in.")
    collection_editor: Names = Field((), alias="collection-editor", description="Who edits the series.")
    editorial_director: Names = Field((), alias="editorial-director", description="Who directs the edition.")
    compiler: Names = Field((), description="Who compiled it.")
    composer: Names = Field((), description="Who composed it.")
    illustrator: Names = Field((), description="Who illustrated it.")
    interviewer: Names = Field((), description="Who asked the questions.")
    recipient: Names = Field((), description="To whom it was written.")
    reviewed_author: Names = Field((), alias="reviewed-author", description="Who wrote what is reviewed.")
    original_author: Names = Field((), alias="original-author", description="Who wrote the original.")
    contributor: Names = Field((), description="Who else had a part in it.")
    chair: Names = Field((), description="Who chaired the session.")
    curator: Names = Field((), description="Who curated the exhibition.")
    director: Names = Field((), description="Who directed the film or the programme.")
    executive_producer: Names = Field((), alias="executive-producer", description="Its executive producers.")
    guest: Names = Field((), description="Guests of the programme.")
    host: Names = Field((), description="Hosts of the programme.")
    narrator: Names = Field((), description="Who reads it aloud.")
    organizer: Names = Field((), description="Who organised the event.")
    performer: Names = Field((), description="Who performs in it.")
    producer: Names = Field((), description="Who produced it.")
    script_writer: Names = Field((), alias="script-writer", description="Who wrote the script.")
    series_creator: Names = Field((), alias="series-creator", description="Who created the series.")
    reviewed_title: Line | None = Field(
        None, alias="reviewed-title", description="The title of what is reviewed."
    )
    reviewed_genre: Line | None = Field(None, alias="reviewed-genre", description="Of what sort that is.")
    container_title: Line | None = Field(
        None, alias="container-title", description="What it stands in: a journal, a book, a site."
    )
    container_title_short: Line | None = Field(
        None, alias="container-title-short", description="The same in short."
    )
    collection_title: Line | None = Field(
        None, alias="collection-title", description="The series that it belongs to."
    )
    collection_number: Line | None = Field(
        None, alias="collection-number", description="Its number in the series."
    )
    event_title: Line | None = Field(
        None, alias="event-title", description="The conference, the exhibition or the hearing."
    )
    event_date: ScholarlyDate | None = Field(None, alias="event-date", description="When that was.")
    event_place: Line | None = Field(None, alias="event-place", description="Where that was.")
    edition: Line | None = Field(None, description="Which edition: “2”, “revised”.")
    version: Line | None = Field(None, description="Which version of a program or of data.")
    volume: Line | None = Field(None, description="Its volume.")
    volume_title: Line | None = Field(None, alias="volume-title", description="The title of the volume.")
    volume_title_short: Line | None = Field(
        None, alias="volume-title-short", description="The same in short."
    )
    issue: Line | None = Field(None, description="The issue of a journal.")
    supplement: Line | None = Field(None, description="The number of the supplement.")
    part: Line | None = Field(None, description="The number of the part.")
    part_title: Line | None = Field(None, alias="part-title", description="The title of the part.")
    chapter_number: Line | None = Field(
        None, alias="chapter-number", description="The number of the chapter."
    )
    section: Line | None = Field(None, description="The section of a law or of a newspaper.")
    page: Line | None = Field(None, description="Pages: “7–12”. The page that a note cites is its `locator`.")
    number_of_pages: Line | None = Field(None, alias="number-of-pages", description="How many pages it has.")
    number_of_volumes: Line | None = Field(
        None, alias="number-of-volumes", description="How many volumes it has."
    )
    printing: Line | None = Field(None, description="Which printing.")
    scale: Line | None = Field(None, description="The scale of a map.")
    dimensions: Line | None = Field(None, description="How large or how long it is: “30 × 40 cm”, “52 min”.")
    publisher: Line | None = Field(None, description="Who published it; of a thesis, the university.")
    publisher_place: Line | None = Field(None, alias="publisher-place", description="Where it was published.")
    authority: Line | None = Field(None, description="The body that issued it: a court, a parliament.")
    jurisdiction: Line | None = Field(None, description="Where its law holds.")
    division: Line | None = Field(None, description="The division of the court.")
    number: Line | None = Field(None, description="Its number: “85 FR 48637”, “No. 38 of 2020”.")
    references: Line | None = Field(None, description="What a law or a judgment refers to: its history.")
    status: Line | None = Field(None, description="Whether it is in press, in force, forthcoming.")
    issued: ScholarlyDate | None = Field(None, description="When it was published, or made.")
    original_date: ScholarlyDate | None = Field(
        None, alias="original-date", description="When the original was published."
    )
    original_publisher: Line | None = Field(
        None, alias="original-publisher", description="Who published the original."
    )
    original_publisher_place: Line | None = Field(
        None, alias="original-publisher-place", description="Where the original was published."
    )
    available_date: ScholarlyDate | None = Field(
        None, alias="available-date", description="When it could first be read, before it was published."
    )
    submitted: ScholarlyDate | None = Field(None, description="When it was submitted.")
    archive: Line | None = Field(None, description="The library, archive or museum that has it.")
    archive_collection: Line | None = Field(None, description="The collection there.")
    archive_location: Line | None = Field(
        None, description="Where in the collection: the shelfmark, box and folder."
    )
    archive_place: Line | None = Field(None, alias="archive-place", description="Where the archive is.")
    call_number: Line | None = Field(None, alias="call-number", description="Its call number in a library.")
    source: Line | None = Field(None, description="The database or catalogue that it was found in.")
    doi: Doi | None = Field(None, alias="DOI", description="Its DOI, such as 10.1000/182.")
    isbn: Isbn | None = Field(None, alias="ISBN", description="Its ISBN, with or without hyphens.")
    issn: Issn | None = Field(None, alias="ISSN", description="The ISSN of the journal.")
    pmid: Pmid | None = Field(None, alias="PMID", description="Its number in PubMed.")
    pmcid: Pmcid | None = Field(None, alias="PMCID", description="Its number in PubMed Central.")
    url: WebAddress | None = Field(None, alias="URL", description="Where it can be read.")
    archived: WebAddress | None = Field(None, description="Where a stored copy can be read.")
    accessed: ScholarlyDate | None = Field(None, description="When it was last read at its address.")
    access: Line | None = Field(None, description="How it was consulted, if not at its address.")
    language: Language | None = Field(None, description="Its language.")
    abstract: Prose | None = Field(None, description="What it says, in short; plain text.")
    keyword: Line | None = Field(None, description="Keywords, with commas between them.")
    note: Prose | None = Field(None, description="What else is to be said of it; plain text.")
