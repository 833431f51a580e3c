"""Edition → the pages beside its articles: registers, ledgers, drawings. One file a page."""
