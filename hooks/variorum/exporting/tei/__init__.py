"""TEI P5: the parts of a document."""
