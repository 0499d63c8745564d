"""Made-up lists of participants, with what is true of them: for tests of the list loaders.

`people` invents names, `delegations` a list of states in three languages, `tables` a table with all
the oddities of spreadsheets; `files` writes either as text, Word file, PDF, CSV or workbook.
"""
