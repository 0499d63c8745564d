"""The database of one command."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import typer

from graph.cli.options import globals_of
from graph.config import Settings
from graph.store.address import parse

if TYPE_CHECKING:
    from graph.api import Database


def settings_for(context: typer.Context, db: str | None) -> Settings:
    """Settings with the address given nearest to the command; asks for a missing password.

    The question is only put where somebody can answer: at a terminal, for a server, when neither
    the environment nor a file has the password.
    """
    settings = Settings.from_environment(globals_of(context).db if db is None else db)
    configured = settings.password is not None or settings.password_file is not None
    address = parse(settings.db)
    if address.engine == "embedded" or configured or not sys.stdin.isatty():
        return settings
    question = f"Password of {settings.user} at {address.text}"
    return dataclasses.replace(settings, password=typer.prompt(question, hide_input=True, err=True))


def connect(context: typer.Context, db: str | None) -> Database:
    """The graph that a command works on, to be used in a `with` statement."""
    from graph.api import Database

    return Database.open(settings_for(context, db))
