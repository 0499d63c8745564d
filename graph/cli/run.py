"""Runs the command line and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from graph.cli.app import app
from graph.errors import EntenteError, UsageError

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 error, 2 usage, 3 no rows.

    Args:
        arguments: instead of those of the process.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for argument in given:
        if not _is_text(argument):  # bytes that Python keeps as lone surrogates
            _tell(f"argument {argument!r} is not UTF-8; type it anew, or rename the file")
            return UsageError.exit_code
    debug = "--debug" in given
    command = typer.main.get_command(app)
    try:
        outcome = command.main(given, prog_name="entente", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return 0
    except SystemExit:  # what typer makes of a closed pipe; commands raise typer.Exit
        _close_stdout()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        outcome = INTERRUPTED
    except typer.TyperException as error:
        _tell(_usage(error))
        return error.exit_code
    except EntenteError as error:
        if debug:
            raise
        _tell(str(error))
        return error.exit_code
    except Exception as error:
        if debug:
            raise
        detail = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        _tell(f"unexpected {detail}; run again with --debug before the command for the details")
        return 1
    if outcome == INTERRUPTED:  # typer's code for Ctrl-C, too
        _tell("interrupted; what was done before stays")
    return outcome if isinstance(outcome, int) else 0


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _usage(error: typer.TyperException) -> str:
    message = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "entente"
    return f"{message}; see {path} --help"


def _tell(message: str) -> None:
    from graph.queries.cells import printable

    print(printable(" ".join(message.split())), file=sys.stderr)


def _close_stdout() -> None:
    """Whoever read our output has enough; keep Python from complaining when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
