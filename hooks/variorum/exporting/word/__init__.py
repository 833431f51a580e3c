"""Documents of Word (Office Open XML, ECMA-376): the parts of one, each made by a file."""
