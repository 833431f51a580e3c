"""Question: what nobody knows yet."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation
from variorum.model.headline import Headline
from variorum.model.kind import Colours, Kind, Line, Side
from variorum.model.values import Line as OneLine


class Question(BaseAnnotation):
    """Asks what nobody knows yet."""

    of_kind: ClassVar[Kind] = Kind(
        name="question",
        title="Question",
        says="what nobody knows yet",
        place=6,
        side=Side.MEANING,
        sign="!",
        colours=Colours("#8a3b12", "#f0b48a", ".48", ".12 50"),
        line=Line("dashed", rank=6, thickness="2px"),
        headline=Headline(
            "{asked:sentence}? ({urgency:words})", {"urgency": {"high": "soon", "low": "some day"}}
        ),
        example="which-storm.yml",
    )

    kind: Literal["question"] = Field(description=of_kind.description)
    asked: OneLine = Field(description="The question in one sentence.")
    urgency: Literal["high", "low"] = Field(description="How soon an answer is wanted.")
