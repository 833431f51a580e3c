"""Files → model. Every value keeps its line and column; every fault becomes a problem."""
