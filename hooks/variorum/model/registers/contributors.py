"""The register of contributors."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Identifier, Line, Orcid, WebAddress


class Contributor(RegisterEntry):
    """Somebody who wrote or checked notes."""

    of_register: ClassVar[Register] = Register(
        name="contributors",
        entries="Contributors",
        says="who wrote and checked the notes",
        place=4,
        page="apparatus/contributors.md",
        title="Contributors",
    )

    id: Identifier = Field(description="Permanent name of the contributor.")
    name: Line = Field(description="The name as it is shown.")
    role: Line | None = Field(None, description="What they did.")
    orcid: Orcid | None = Field(None, description="ORCID iD.")
    url: WebAddress | None = Field(None, description="Their page.")
