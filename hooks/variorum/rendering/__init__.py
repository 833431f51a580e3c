"""Article → Markdown; passages → marks; annotations → margin notes."""
