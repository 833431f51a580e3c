"""An edition as a folder for hosts that run no hooks."""
