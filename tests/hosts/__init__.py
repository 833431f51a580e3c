"""One edition under several hosts; `make hosts` has each in a place of its own."""
