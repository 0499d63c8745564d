"""The database of one command."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import typer

from graph.cli.options import globals_of
from graph.config import Settings

if TYPE_CHECKING:
    from graph.api import Database


def settings_for(context: typer.Context, db: str | None) -> Settings:
    """Settings with the address given nearest to the command; asks for a missing password.

    The question is only put where somebody can answer: at a terminal, for a server, when neither
    the environment nor a file has the password.
    """
    settings = Settings.from_environment(db or globals_of(context).db)
    configured = settings.password is not None or settings.password_file is not None
    if settings.db.startswith("embedded:") or configured or not sys.stdin.isatty():
        return settings
    question = f"Password of {settings.user} at {settings.db}"
    return dataclasses.replace(settings, password=typer.prompt(question, hide_input=True, err=True))


def connect(context: typer.Context, db: str | None) -> Database:
    """The graph that a command works on, to be used in a `with` statement."""
    from graph.api import Database

    return Database.open(settings_for(context, db))
