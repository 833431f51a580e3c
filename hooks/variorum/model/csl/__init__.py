"""Sources in the terms of CSL 1.0.2, the Citation Style Language: types, names, dates and other variables."""
