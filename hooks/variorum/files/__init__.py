"""The files of an edition: where they lie, what was found there, and why some cannot be read."""
