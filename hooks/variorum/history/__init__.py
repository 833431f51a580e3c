"""Version control → who wrote each note and when. Only `git.py` calls git."""
