"""Data → SVG. Each drawing is a pure function; a list or table beside it says the same in words."""
