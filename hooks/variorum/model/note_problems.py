"""The problem codes of what files say: notes, entries of registers, articles."""

from __future__ import annotations

from variorum.model.kinds import KINDS
from variorum.model.problem import Code, Explanation

NOTE_PROBLEMS: dict[Code, Explanation] = {
    Code.CONTEXT_MISMATCH: Explanation(
        "The quote is there, but the words before or after it are not exactly those of `prefix` or `suffix`.",
        "Copy the words beside the quote from the article, or leave the key out if the quote is unique.",
    ),
    Code.CORRECTION_WITHOUT_EFFECT: Explanation(
        "The reading of a correction is what the article has already: the same words, or words of which the "
        "quote is only a part.",
        "Write what should stand there, and quote all that it replaces; where only punctuation is wrong, "
        "such as a hyphen for a dash, write `fault: typography`.",
    ),
    Code.CORRECTIONS_OVERLAP: Explanation(
        "Two corrections change the same words.",
        "Make one correction of the two, or shorten the quotes until they no longer touch.",
    ),
    Code.DEAD_LINK: Explanation(
        "A link in a note, an entry or an article.yml leads to a note, a page, a file or an id that is not "
        "there. Until it is corrected, its words are shown and are no link, or it leads to the page alone.",
        "Correct the address: `#ID` for a note, else the path of a file from the folder of the page, or from "
        "docs/ with a slash before it.",
    ),
    Code.DECEIVING_CHARACTER: Explanation(
        "A character turns or hides the words around it, or a letter of one alphabet passes for one of "
        "another, so that readers and reviewers see another text than the one that stands there.",
        "Remove the character, or write the word anew in one alphabet. Texts in any script, with words of "
        "other scripts beside them, are no problem.",
    ),
    Code.FUTURE_REVIEW: Explanation(
        "The date of a review is in the future.", "Write the day on which the note was reviewed."
    ),
    Code.MISJUDGED_READING: Explanation(
        "`effect` says what became of the words of a text from which the article was made, `relation` how "
        "another text stands to it; which of the two a witness is, `derives_from` in article.yml says.",
        "Write the other of the two keys, or correct `derives_from`.",
    ),
    Code.MISPLACED_ENTRY: Explanation(
        "A note stands among the entries of a register, or an entry of a register among notes or among "
        "those of another register. What it says would be lost.",
        "Move it: a note to the folder of its article in annotations/, an entry to the file or the folder "
        "of its register, such as annotations/glossary.yml or annotations/glossary/.",
    ),
    Code.MISSING_KEY: Explanation("A key that every entry of this kind needs is missing.", "Add the key."),
    Code.NOTE_TOO_LONG: Explanation(
        "The note has more words than `extra: variorum: style: longest_note:` in mkdocs.yml allows.",
        "Shorten it, or divide it. If the bound is too low for the edition, raise it there.",
    ),
    Code.OWN_REVIEW: Explanation(
        "A note names one of its authors as the one who reviewed it. It is shown as not yet reviewed.",
        "Let somebody else read and review it, or remove `reviewed`.",
    ),
    Code.PASSAGE_TOO_LONG: Explanation(
        "The last words of “first words … last words” stand too far from the first. The passage would reach "
        "over more than three paragraphs (ten, if it is shorter than 300 characters) or have more than 5,000 "
        "characters; its end may have been cut from the text.",
        "Copy the last words of the passage that is meant; for one that is so long, add both `prefix` and "
        "`suffix`.",
    ),
    Code.PLACEHOLDER: Explanation(
        "A note that was published still says what `variorum init` wrote.",
        "Say what the text is, where it comes from, and why it is worth annotating; or withdraw the note.",
    ),
    Code.QUOTE_AMBIGUOUS: Explanation(
        "The quote occurs in several places.", "Add one of the prefixes or suffixes that are proposed."
    ),
    Code.QUOTE_NOT_FOUND: Explanation(
        "The words of the quote do not occur in the article.", "Copy the words from the article."
    ),
    Code.QUOTE_SPLITS_WORD: Explanation(
        "The quote begins or ends in the middle of a word or a number.",
        "Quote the whole word; if a part of it is meant, add the rest as `prefix` or `suffix`.",
    ),
    Code.REMOVED_ID: Explanation(
        "A published note is missing, and links to it lead nowhere. annotations/ids.yml lists what was "
        "published.",
        "Put the note back; if it should no longer be shown, add `withdrawn` with a date and a reason.",
    ),
    Code.REPEATED_ID: Explanation(
        "Two entries have the same id, which is an address and must be unique.", "Give one a new id."
    ),
    Code.REPEATED_WORDS: Explanation(
        "With a correction, words or stops would stand twice in a row: its reading repeats what stands "
        "beside the quote, or what it leaves out stood between them.",
        "Leave out of the reading what stands beside the quote. Where the words are meant twice, as in "
        "“had had”, quote those beside it as well.",
    ),
    Code.REUSED_ID: Explanation(
        "The id belongs to a note that was published and is another one or on another article, "
        "so that links to that note would lead to this.",
        "Give this note an id of its own; a note that was moved goes back to its article.",
    ),
    Code.TOO_MANY_NOTES: Explanation(
        "So many notes stand on the same words that no reader could tell them apart.",
        "Make one note of several, or quote fewer words.",
    ),
    Code.TOO_MANY_PLACES: Explanation(
        "A note with `occurrence: all` would stand on more places of its article than a page can show.",
        "Quote more words, or give the number of one occurrence.",
    ),
    Code.TYPOGRAPHY: Explanation(
        "Something is not set as a printer would set it: a straight quotation mark, a hyphen for a dash, "
        "three full stops for an ellipsis, two spaces. Asked by `extra: variorum: style: typography:`.",
        "Write the sign that the message names.",
    ),
    Code.UNCITED_SOURCE: Explanation(
        "Nothing in the edition cites a source of the register, and the edition asks in mkdocs.yml, with "
        "`extra: variorum: style: cite_all_sources: true`, that all are cited. "
        "This is not reported if another problem may be the reason.",
        "Cite it where it supports something, or remove it. For sources that wait for their notes, set "
        "`cite_all_sources: false`.",
    ),
    Code.UNKNOWN_CONTRIBUTOR: Explanation(
        "`by` names somebody who is not in the register of contributors.",
        "Correct the id, or add the contributor.",
    ),
    Code.UNKNOWN_COPY: Explanation(
        "A reading names a copy that its witness does not have.",
        "Write the source of one of the witness’s `copies` in article.yml, or leave `copy` out.",
    ),
    Code.UNKNOWN_KEY: Explanation("There is no such key here.", "Correct its spelling, or remove it."),
    Code.UNKNOWN_KIND: Explanation(
        "There is no such kind of note.",
        f"Use one of {', '.join(KINDS)}.",
    ),
    Code.UNKNOWN_NOTE: Explanation(
        "An event of the timeline or a step of a path points to a note that "
        "does not exist; or a step to one that is withdrawn or on another article. So does an alignment.",
        "Correct the id, or remove it.",
    ),
    Code.UNKNOWN_SOURCE: Explanation(
        "A source is cited that is not in the register of sources.", "Correct the id, or add the source."
    ),
    Code.UNKNOWN_TERM: Explanation(
        "`term` is neither in the glossary nor among the entities.",
        "Correct the id, or add the entry.",
    ),
    Code.UNKNOWN_WITNESS: Explanation(
        "`witness` is not among the witnesses in the article's article.yml.",
        "Correct the id, or add the witness.",
    ),
    Code.UNKNOWN_WORD: Explanation(
        "A word of a note or a register is in no dictionary of the language that `extra: variorum: style: "
        "spelling:` names, in no article, no name and not in annotations/words.txt.",
        "Correct it, or add it to annotations/words.txt, one word a line.",
    ),
    Code.UNLISTED_ID: Explanation(
        "Git's history shows that annotations/ids.yml had the id of a published note, and the file has it no "
        "longer. Nothing would tell if the note went, or if its id were given to another.",
        "Put the line back, or run `variorum ids`.",
    ),
    Code.UNSAFE_LINK: Explanation(
        "A link in a note leads to an address that is neither http, https, mailto nor a place in "
        "this edition.",
        "Write the whole address with https://, or remove the link.",
    ),
    Code.UNUSED_ENTRY: Explanation(
        "No note points to an entry of the glossary or the entities. "
        "This is not reported if another problem may be the reason.",
        "Write a note on the entry, let a note that speaks of it name it in `mentions`, or remove it.",
    ),
    Code.WRONG_TYPE: Explanation(
        "A value has the wrong type, such as a text instead of a list.",
        "Write the value as the message says.",
    ),
    Code.WRONG_VALUE: Explanation(
        "A value is not one that its key accepts.", "Use one of those that are proposed."
    ),
}
