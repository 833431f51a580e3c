"""The pages beside the articles, their drawings, and the tables to take away."""
