"""Claims about whole sites: each is drawn in a temporary folder and built for real."""
