"""How long commands run, and with how much memory, on what was made to be slow and on honest long texts."""
