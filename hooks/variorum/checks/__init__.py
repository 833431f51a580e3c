"""What must hold between the values of an edition: each file asks one question and yields problems."""
