"""How much an annotated edition costs to build, next to stock footnotes and to no notes at all."""
