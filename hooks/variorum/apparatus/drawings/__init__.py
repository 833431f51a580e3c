"""Data → SVG, as text. One file a drawing; no script, no colours but those of the stylesheet."""
