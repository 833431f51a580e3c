"""Searches for inputs on which the readers and writers of an edition go wrong: `make fuzz`."""
