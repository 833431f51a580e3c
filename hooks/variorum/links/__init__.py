"""Links of an edition that lead nowhere: those within it, and those to the public web."""
