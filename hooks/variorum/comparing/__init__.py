"""Two editions → what changes for readers from the one to the other."""
