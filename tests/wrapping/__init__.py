"""Plain texts in other formats, with what surrounds a text there: for tests, and a script.

`python -m tests.wrapping` compares what is extracted from wrapped documents with what is extracted
from the plain ones, and prints a table.
"""
