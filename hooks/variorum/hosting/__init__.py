"""What MkDocs needs of the engine while it builds a site; its files and pages are taken as they come."""
