"""What MkDocs needs of the engine while it builds a site. Nothing here imports MkDocs."""
