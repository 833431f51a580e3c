"""Problems → text. One file a format."""
