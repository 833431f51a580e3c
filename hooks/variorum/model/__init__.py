"""The frozen values that flow through the house. No input or output here."""
