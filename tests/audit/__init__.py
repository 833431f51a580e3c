"""Looks through what is shipped: known vulnerabilities, licences, and a bill of materials: `make audit`."""
