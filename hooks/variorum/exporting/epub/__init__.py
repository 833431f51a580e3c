"""EPUB 3: the parts of a book."""
