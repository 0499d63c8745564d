"""Every error that Entente raises on purpose.

EntenteError
├── UsageError           a command or call was put wrongly (exit code 2)
├── NoRowsError          a report gave no rows under --fail-if-empty (exit code 3)
├── SourceError          a document or folder cannot be read
├── DefinitionError      a shipped or user-written data file is wrong: lexicon, seeds
├── QueryError           a saved query, its header or a parameter is wrong
├── ForbiddenWriteError  a query that should only read tries to write
└── StoreError           the database cannot be reached, opened or used
    ├── AuthenticationError   wrong or missing credentials
    └── QueryTimeoutError     a query ran longer than its time limit

Messages are one line: what was wrong, where, and what to do. The command line prints them as
they are.
"""

from __future__ import annotations


class EntenteError(Exception):
    """Base of all; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(EntenteError):
    """A command or call was put wrongly: an unknown report, a parameter of the wrong type."""

    exit_code = 2


class NoRowsError(EntenteError):
    """A report gave no rows although the caller asked to fail then."""

    exit_code = 3


class SourceError(EntenteError):
    """A source cannot be read: missing, empty, binary, too large, badly encoded."""


class DefinitionError(EntenteError):
    """A data file (lexicon, seed, reference list) breaks its format; names file and line."""


class QueryError(EntenteError):
    """A saved query breaks the header format, or its body is refused by the database."""


class ForbiddenWriteError(QueryError):
    """A query that must only read contains a write, or the database reported one."""


class StoreError(EntenteError):
    """The database cannot be reached, opened or used."""


class AuthenticationError(StoreError):
    """Credentials are wrong or missing."""


class QueryTimeoutError(StoreError):
    """A query was ended at its time limit."""
