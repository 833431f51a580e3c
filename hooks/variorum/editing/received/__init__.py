"""Documents of other programs → the text of an article. Each is untrusted, and read within bounds."""
