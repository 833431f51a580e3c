"""Other people's plugins, each with a small edition; `make plugins` has them in a place of their own."""
