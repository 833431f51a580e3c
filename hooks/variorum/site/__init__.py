"""What a site has beside the files that people wrote, and what it is known to have without its host."""
