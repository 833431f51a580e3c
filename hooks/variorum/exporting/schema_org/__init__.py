"""schema.org: the parts of a description."""
