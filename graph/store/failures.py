"""From the driver's errors to one line that says what was wrong and what to do."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConstraintError,
    CypherSyntaxError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import (
    AuthenticationError,
    EntenteError,
    ForbiddenWriteError,
    QueryError,
    QueryTimeoutError,
    StoreError,
)

Failure = (Neo4jError, DriverError)

_CREDENTIALS = "set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE"
_WRITES = ("Neo.ClientError.Statement.AccessMode", "Neo.ClientError.Security.Forbidden")


def translated(error: Exception, address: str) -> EntenteError:
    """The error to raise instead; `address` says which graph it was about."""
    code = getattr(error, "code", None) or ""
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return StoreError(f"{address} cannot be reached: {_line(error)}; is the server running?")
    if code.endswith("AuthenticationRateLimit"):
        return AuthenticationError(
            f"{address} refuses all passwords for some seconds after several wrong ones; "
            f"wait, then {_CREDENTIALS}"
        )
    if code.endswith("CredentialsExpired"):
        return AuthenticationError(
            f"{address} wants a new password first; set it in Neo4j Browser, then {_CREDENTIALS}"
        )
    if code in _WRITES or (isinstance(error, Forbidden) and "Database" not in code):
        return ForbiddenWriteError(f"query refused by {address}: reading only, and it writes")
    if isinstance(error, AuthError):
        return AuthenticationError(f"{address} refuses user name or password; {_CREDENTIALS}")
    if "TransactionTimedOut" in code or code.endswith("Transaction.Terminated"):
        return QueryTimeoutError(f"query ended by {address}: {_line(error)}")
    if isinstance(error, ConstraintError):
        return StoreError(f"{address} refuses what breaks a constraint: {_line(error)}")
    if isinstance(error, CypherSyntaxError) or ".Statement." in code:
        return QueryError(f"query refused by {address}: {_line(error)}")
    if isinstance(error, ClientError) and code.endswith("DatabaseNotFound"):
        return StoreError(f"{address}: {_line(error)}; NEO4J_DATABASE names the database")
    said = _line(error)
    unkept = address.startswith("embedded:") and "commit" in said  # the engine says no more
    return StoreError(f"{address}: {said}{'; is its disk full? see its folder log' * unkept}")


def _line(error: Exception) -> str:
    """The first line of what the database says, without a full stop or the echo of the query."""
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(".:")
