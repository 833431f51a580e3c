"""Small pages for frames on other sites, and the words that put them there."""
