"""Select, propose: the form in a browser, and what `variorum check` says of what it makes."""
