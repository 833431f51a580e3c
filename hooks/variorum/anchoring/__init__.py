"""Quote → span. Exact on folded text; a near miss is reported, never used."""
