"""An edition as a folder that any host of Markdown builds into a site, without hooks."""
