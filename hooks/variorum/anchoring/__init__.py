"""Quote → span. Exact on folded text; a near miss is told of, never used."""
