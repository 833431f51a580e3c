"""Edition → files for others. One file a format."""
