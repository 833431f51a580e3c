"""Where the edition's files are changed by people: the addresses of its repository on a forge."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from variorum.model.settings import EditionSettings

DEFAULT_BRANCH = "main"
_EDITING = re.compile(r"(?:-/)?(?:_?edit|blob|raw|tree|src(?:/branch)?)/(?P<rest>.+)")
"""How an `edit_uri` begins, on any forge."""


class _ForgeKind(NamedTuple):
    """A kind of forge, and how its addresses continue that of the repository."""

    name: str
    hosts: tuple[str, ...]
    """Words of which one stands in the names of its hosts."""
    request: str
    """What it calls a change that is proposed."""
    new_file: str
    """`{file}` and `{text}` are put in by the reader's browser."""
    edit: str
    issue: str


_KINDS = {
    "github": _ForgeKind(
        "GitHub",
        ("github",),
        "pull request",
        "new/{branch}?filename={file}&value={text}",
        "edit/{branch}/{path}#L{line}",
        "issues/new/choose",
    ),
    # Its editor leaves `content` out since 2025 (gitlab-org/gitlab#594214): the form copies the text, too.
    "gitlab": _ForgeKind(
        "GitLab",
        ("gitlab",),
        "merge request",
        "-/new/{branch}?file_name={file}&content={text}",
        "-/edit/{branch}/{path}#L{line}",
        "-/issues/new",
    ),
    "forgejo": _ForgeKind(
        "Forgejo",
        ("forgejo", "codeberg", "gitea"),
        "pull request",
        "_new/{branch}/?filename={file}&value={text}",
        "_edit/{branch}/{path}#L{line}",
        "issues/new/choose",
    ),
}
_KINDS["gitea"] = _KINDS["forgejo"]


class Forge(NamedTuple):
    """The repository of an edition on a forge."""

    kind: _ForgeKind
    repository: str
    """Its address, without a slash at the end."""
    branch: str
    folder: str
    """The folder of the edition in the repository: empty, or with a slash at its end."""

    @property
    def name(self) -> str:
        """What the forge is called."""
        return self.kind.name

    @property
    def request(self) -> str:
        """What a proposed change is called there: “pull request”."""
        return self.kind.request

    @property
    def issues(self) -> str:
        """The page on which somebody reports an error or suggests a note."""
        return f"{self.repository}/{self.kind.issue}"

    @property
    def new_file(self) -> str:
        """The page of a new file; `{file}` stands for its path, `{text}` for what is in it."""
        return f"{self.repository}/{self.kind.new_file.replace('{branch}', quote(self.branch))}"

    @property
    def as_seen_by_form(self) -> dict[str, str]:
        """What the form in which notes are proposed has to know."""
        return {
            "name": self.name,
            "request": self.request,
            "newFile": self.new_file,
            "folder": self.folder,
        }

    def edit(self, file: str, line: int) -> str:
        """Return the page on which `file`, a path from the edition's root, is edited, at `line`."""
        page = self.kind.edit.format(branch=quote(self.branch), path=quote(self.folder + file), line=line)
        return f"{self.repository}/{page}"


def forge_of(
    repository: str | None, edit_uri: str | None, settings: EditionSettings, docs: str = "docs"
) -> Forge | None:
    """Return the forge on which the edition lies, or None if nothing is known of it.

    `edit_uri` is what mkdocs.yml says, if it does: MkDocs would fill in a branch that may not be
    there. `docs` is the folder of the pages.
    """
    address = (repository or "").rstrip("/").removesuffix(".git")
    kind = _kind_of(address, settings.forge)
    if kind is None:
        return None
    path = (edit_uri or "").removeprefix(address).strip("/")
    found = _EDITING.fullmatch(path)
    rest = f"/{found['rest']}".removesuffix(f"/{docs}").strip("/") if found else ""
    branch = settings.branch or rest.partition("/")[0] or DEFAULT_BRANCH
    folder = rest.removeprefix(branch).strip("/") if f"{rest}/".startswith(f"{branch}/") else ""
    return Forge(kind, address, branch, f"{folder}/" if folder else "")


def _kind_of(address: str, named: str | None) -> _ForgeKind | None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if named:
        return _KINDS[named]
    return next(
        (kind for kind in _KINDS.values() if any(word in parts.hostname for word in kind.hosts)), None
    )
