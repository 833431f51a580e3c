"""Spans → order, numbers and flat slices. The text itself is never changed."""
