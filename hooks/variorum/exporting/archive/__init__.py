"""The whole edition as one archive for deposit: its parts."""
