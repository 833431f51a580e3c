"""Notes of other programs: one file a format. Each has a function `read`, which gives what it understands."""
