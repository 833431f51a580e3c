"""YAML files → entries whose values know their line and column; whatever a file holds, nothing but text."""
