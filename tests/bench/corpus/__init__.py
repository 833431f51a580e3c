"""A made-up edition: the same articles and notes for every form, from a seed alone."""
