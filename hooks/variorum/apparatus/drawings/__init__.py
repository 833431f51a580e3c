"""Data → SVG, as text. One file a drawing; a list or table beside it says the same in words."""
