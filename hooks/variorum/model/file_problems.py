"""The problem codes of files: their names, their bytes, their YAML."""

from __future__ import annotations

from variorum.model.problem import Code, Explanation

FILE_PROBLEMS: dict[Code, Explanation] = {
    Code.ADDRESS_TAKEN: Explanation(
        "A page or file that somebody wrote has the address of one that is made. What was written is "
        "published, and the other is not made.",
        "Give it another name. If it is meant to replace what is made, list it below `extra: variorum: "
        "own_files:` in mkdocs.yml.",
    ),
    Code.ARTICLE_CHANGED: Explanation(
        "The article's file is not the one whose SHA-256 stands in article.yml.",
        "Restore the file. Only if it is meant to change, run `variorum accept` and `variorum relink`.",
    ),
    Code.DUPLICATE_KEY: Explanation(
        "A key is written twice in one entry, and only one of the two could count.", "Remove one of them."
    ),
    Code.EMPTY_FILE: Explanation("The file has no content.", "Write the note, or delete the file."),
    Code.FILE_NAME: Explanation(
        "The name of a file or a folder cannot be used everywhere: some system cannot hold it, takes it for "
        "another's, or shows it as what it is not. The message has it in printable characters.",
        "Rename it, best with small letters, digits and hyphens.",
    ),
    Code.FILE_TOO_LARGE: Explanation(
        "The file is larger than any file of its kind needs to be.", "Divide it into several files."
    ),
    Code.FORBIDDEN_CHARACTER: Explanation(
        "The file has a character that cannot stand in a web page, such as NUL.",
        "Remove the character. In an article as received, where nothing may be changed, "
        "it is shown as � and the problem stays for the editors to decide.",
    ),
    Code.LOST_WORDS: Explanation(
        "What stands after a space and `#` is a comment to YAML; here it looks like part of the value.",
        "Put the value in quotes; if a comment is meant, write a space after the `#`.",
    ),
    Code.MISSING_FILE: Explanation(
        "The folder of an article has no article.yml, or not the article itself.", "Add the file."
    ),
    Code.NO_ARTICLE: Explanation(
        "A folder below annotations/ has notes for an article or a page that does not exist.",
        "Rename the folder to that of the article below docs/articles/, or give it the path of a page below "
        "docs/, with its ending: annotations/guide/install.md/.",
    ),
    Code.NOT_UTF8: Explanation(
        "The bytes of the file are not text in UTF-8.",
        "Save the file as UTF-8; for an article as received, name its `encoding` in article.yml.",
    ),
    Code.OUTSIDE_FOLDER: Explanation(
        "The file is a link to a place outside its folder.", "Put the file itself there."
    ),
    Code.STRAY_FILE: Explanation(
        "A file stands where it is not read, so that what it says would be lost.",
        "Rename it to end in .yml, or move it; notes stand in annotations/, in the folder of their article.",
    ),
    Code.TEXT_ALTERED: Explanation(
        "The page no longer has the article's text, character by character.",
        "Switch off the Markdown extension that changes it.",
    ),
    Code.TOO_DEEP: Explanation(
        "Lists or mappings of YAML, lists, quotations or emphasis of Markdown, or folders are nested too "
        "deeply.",
        "Write the entry flat, or move the folder up; in Markdown, a backslash makes `>`, `-` or `*` "
        "plain text.",
    ),
    Code.UNCLOSED_MARKUP: Explanation(
        "A text in Markdown has so many brackets, backticks, marks of emphasis or tags open at once, or so "
        "much markup without an empty line, that to look for their ends would take too long.",
        "Close them, or write a backslash before each that is meant literally; divide long paragraphs.",
    ),
    Code.UNREADABLE_FILE: Explanation(
        "The file cannot be opened.", "Give the user who builds the site permission to read it."
    ),
    Code.YAML_ALIAS: Explanation(
        "YAML anchors (&) and aliases (*) are not allowed.",
        "Write the value out; put a text that begins with & or * in quotes.",
    ),
    Code.YAML_SYNTAX: Explanation(
        "The file is not YAML from this place on.", "Fix the line; the message says what was expected."
    ),
    Code.YAML_TAG: Explanation(
        "YAML tags (!) are not allowed.", "Remove the tag; put a text that begins with ! in quotes."
    ),
}
