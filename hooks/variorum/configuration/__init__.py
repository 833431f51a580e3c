"""The mkdocs.yml of a site, read as MkDocs reads it, without MkDocs."""
