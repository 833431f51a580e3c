"""Sources from programs that manage references: one file a format, each with a function `read`."""
