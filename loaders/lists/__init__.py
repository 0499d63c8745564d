"""Lists of participants: tables and delegation lists into the facts of an extraction.

Pure functions of a text, a table or the lines of a page; they know no database.
"""
