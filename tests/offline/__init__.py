"""A site that readers keep, to read it without a network."""
