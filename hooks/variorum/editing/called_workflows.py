"""The workflows of an edition as calls of those in the engine's repository, where its forge allows that.

The jobs are written once, in the starter. `make schema` writes them into .github/workflows/ as reusable
workflows; an edition that calls these gets what is mended there with its next engine. Called at a commit,
none of them changes before that. Each forge calls only what lies on it: on the others, an edition has its
workflows written out, as all have whose engine came from nowhere public. Forgejo prefers its own folder.
https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
https://docs.gitlab.com/ci/yaml/#includeremote
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.editing.engine_repository import EngineRepository

GITHUB, FORGEJO, GITLAB = ".github/workflows", ".forgejo/workflows", ".gitlab-ci.yml"
PIPELINE = "hooks/variorum/starter/dot-gitlab-ci.yml"
"""Where the engine's repository has the pipeline that editions on GitLab include."""
PERMISSIONS = {
    "check": ("contents: read # the edition",),
    "preview": (
        "actions: read # the artefacts of the check",
        "contents: read # the edition",
        "pull-requests: write # the comment",
    ),
    "publish": (
        "contents: read # the edition",
        "id-token: write # Pages asks whose the site is",
        "pages: write # the site",
    ),
}
"""What each workflow has to be allowed: a job that is called gets no more than the one that calls it."""
_SECTION = re.compile(r"^(?=\w+:)", re.MULTILINE)
_MADE = "# What editions call: made by `make schema` from hooks/variorum/starter, which is to be changed.\n"


def reusable_name(workflow: str) -> str:
    """Return the file name of the workflow that editions call for `check`, `preview` or `publish`."""
    return f"edition-{workflow}.yml"


def reusable(written: str) -> str:
    """Return a workflow of the starter as one that can be called."""
    sections = _sections(written)
    title = sections["name"].strip().removeprefix("name: ")
    kept = "".join(sections[key] for key in ("permissions", "defaults", "jobs"))
    return f"{_MADE}name: {title} an edition\n\non:\n  workflow_call:\n\n{kept}"


def with_calls(files: Mapping[str, bytes], repository: EngineRepository) -> dict[str, bytes]:
    """Return the files of a new edition, by path, with calls of the `repository` where these can be."""
    changed = dict(files)
    if repository.forge == "gitlab":
        changed[GITLAB] = _including(repository).encode()
        return changed
    for name in PERMISSIONS:
        written = files[f"{GITHUB}/{name}.yml"]
        folder = GITHUB if repository.forge == "github" else FORGEJO
        # Forgejo runs what is in GitHub's folder, if it has none of its own.
        changed[f"{FORGEJO}/{name}.yml"] = written
        changed[f"{folder}/{name}.yml"] = _calling(name, written.decode(), repository).encode()
    return changed


def _calling(name: str, written: str, repository: EngineRepository) -> str:
    sections = _sections(written)
    where = repository.path if repository.forge == "github" else repository.address
    head = "".join(sections[key] for key in ("", "name", "on", "permissions", "concurrency"))
    allowed = "".join(f"      {line}\n" for line in PERMISSIONS[name])
    return (
        f"{head}jobs:\n  edition:\n    name: Edition\n    permissions:\n{allowed}"
        f"    uses: {where}/{GITHUB}/{reusable_name(name)}@{repository.ref}\n"
    )


def _including(repository: EngineRepository) -> str:
    return (
        "# What a request changes, and the pages: the pipeline lies in the engine's repository.\n"
        f"include:\n  - remote: {repository.address}/-/raw/{repository.ref}/{PIPELINE}\n"
    )


def _sections(written: str) -> dict[str, str]:
    """Return a workflow by its keys, each with what is below it; what comes before them is at the key ``."""
    before, *parts = _SECTION.split(written)
    return {"": before, **{part.partition(":")[0]: part for part in parts}}
