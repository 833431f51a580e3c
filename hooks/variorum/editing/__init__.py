"""Writes the YAML files that people edit: one layout, comments kept, no value ever changed."""
