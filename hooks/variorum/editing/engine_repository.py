"""The public repository of the engine, from which editions can call its workflows."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from variorum.version import VERSION

Forge = Literal["github", "gitlab", "forgejo"]
_HOSTS: dict[Forge, tuple[str, ...]] = {
    "github": ("github.com",),
    "gitlab": ("gitlab",),
    "forgejo": ("codeberg", "forgejo", "gitea"),
}
"""Words of which one stands in the name of a host. No host but GitHub's own runs GitHub's workflows."""
_REFERENCE = re.compile(r"[\w./+-]+")
_REQUIREMENT = re.compile(r"[\w.-]+ *@ *git\+(?P<address>https://[^\s#]+)@(?P<ref>[^\s#@]+)")
"""A requirement from a repository, but from no folder of one: forges read workflows at the root."""


class NoForge(Exception):
    """No workflow can be called at the address. The message says why."""


class EngineRepository(NamedTuple):
    """A repository of the engine at one commit or tag."""

    forge: Forge
    address: str
    """Without a slash or `.git` at the end."""
    ref: str

    @property
    def path(self) -> str:
        """The repository on its forge: `owner/name`."""
        return urlsplit(self.address).path.strip("/")


def repository_in(requirement: str) -> EngineRepository | None:
    """Return the public repository from which a line of requirements.txt installs the engine, if any."""
    found = _REQUIREMENT.fullmatch(requirement.strip())
    try:
        return repository_at(f"{found['address']}@{found['ref']}") if found else None
    except NoForge:
        return None


def repository_at(given: str) -> EngineRepository:
    """Return the repository at `ADDRESS`, of this version's tag, or at `ADDRESS@REF`. Raise `NoForge`."""
    address, _, ref = given.partition("@") if "@" not in urlsplit(given).netloc else ("", "", "")
    address, ref = address.rstrip("/").removesuffix(".git"), ref or f"v{VERSION}"
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise NoForge("Give the public address of a repository, with https:// and without a user's name.")
    if not re.fullmatch(r"/[\w.-]+(/[\w.-]+)+", parts.path) or not _REFERENCE.fullmatch(ref):
        raise NoForge("Give the address of a repository, such as https://HOST/OWNER/NAME or …/NAME@v1.0.")
    for forge, words in _HOSTS.items():
        is_own = parts.hostname in words if forge == "github" else any(w in parts.hostname for w in words)
        if is_own and (forge == "gitlab" or parts.path.count("/") == 2):
            return EngineRepository(forge, address, ref)
    raise NoForge(f"“{parts.hostname}” is not known as a host of GitHub, GitLab or Forgejo.")
