"""What the editors promise of the edition in this repository."""
