"""What a query that only reads must not contain, as far as its text shows.

The databases refuse writes by themselves (a read-only user, a read-only transaction, the type of
the query); these are the doors that they leave open: files and addresses that LOAD CSV reads, other
people's transactions, and procedures, some of which write files.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.errors import ForbiddenWriteError
from graph.store.text import line_of, readings

PROCEDURES = ("db.labels", "db.relationshiptypes", "db.propertykeys", "dbms.components")

_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_TERMINATE = re.compile(r"\bTERMINATE\s+TRANSACTIONS?\b", re.IGNORECASE)
_PLAN = re.compile(r"\A\s*(?:EXPLAIN|PROFILE)\b", re.IGNORECASE)
_CALL = re.compile(r"(?<![.:$\w])(?<!\bAS )CALL\s+([\w.][\w.\s]*)", re.IGNORECASE)


@lru_cache(maxsize=1000)
def check(cypher: str) -> None:
    """Let a text pass that the database can be trusted to keep to reading.

    Raises:
        ForbiddenWriteError: it loads a file, ends transactions, or calls a procedure that is not
            known to be harmless.
    """
    for bare in readings(cypher):
        for pattern, what in (
            (_LOAD, "LOAD CSV reads files and addresses"),
            (_TERMINATE, "TERMINATE ends other people's queries"),
            (_PLAN, "a plan is no answer; leave EXPLAIN and PROFILE out"),
        ):
            if match := pattern.search(bare):
                _refuse(bare, match, what)
        for match in _CALL.finditer(bare):
            name = re.split(r"(?<![.\s])\s+(?!\.)", match[1].strip())[0]
            if re.sub(r"\s", "", name).lower() not in PROCEDURES:
                _refuse(bare, match, f"procedure {name} is not known to only read")


def _refuse(bare: str, match: re.Match[str], what: str) -> None:
    message = f"query refused, line {line_of(bare, match.start())}: {what}"
    raise ForbiddenWriteError(message)
