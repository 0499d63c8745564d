from collections.abc import Mapping
from typing import Any

import pytest
import typer

from graph.cli import session
from graph.cli.options import Globals
from graph.errors import UsageError

SERVER = "neo4j://localhost:7687"


class Stdin:
    def __init__(self, tty: bool) -> None:
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


def settings(
    monkeypatch: pytest.MonkeyPatch,
    db: str | None,
    *,
    before: str | None = None,
    tty: bool = True,
    env: Mapping[str, str] | None = None,
) -> tuple[Any, list[str]]:
    for name in ("ENTENTE_DB", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (env or {}).items():
        monkeypatch.setenv(name, value)
    asked: list[str] = []

    def prompt(text: str, **_: object) -> str:
        asked.append(text)
        return "typed"

    monkeypatch.setattr("sys.stdin", Stdin(tty))
    monkeypatch.setattr("typer.prompt", prompt)
    context = typer.Context(typer.main.get_command(typer.Typer(callback=lambda: None)))
    context.obj = Globals(db=before)
    return session.settings_for(context, db), asked


def test_the_address_nearest_to_the_command_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"ENTENTE_DB": "embedded:env"}
    assert settings(monkeypatch, "embedded:b", before="embedded:a", env=env)[0].db == "embedded:b"
    assert settings(monkeypatch, None, before="embedded:a", env=env)[0].db == "embedded:a"
    assert settings(monkeypatch, None, env=env)[0].db == "embedded:env"


def test_a_missing_password_is_asked_for_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    found, asked = settings(monkeypatch, SERVER)
    assert found.password == "typed"
    assert asked == [f"Password of neo4j at {SERVER}"]


@pytest.mark.parametrize(
    ("db", "tty", "env"),
    [
        (SERVER, False, {}),
        (SERVER, True, {"NEO4J_PASSWORD": "given"}),
        (SERVER, True, {"NEO4J_PASSWORD_FILE": "file"}),
        ("embedded:graph", True, {}),
        ("./graph", True, {}),
    ],
)
def test_nobody_is_asked_where_it_makes_no_sense(
    monkeypatch: pytest.MonkeyPatch, db: str, tty: bool, env: dict[str, str]
) -> None:
    found, asked = settings(monkeypatch, db, tty=tty, env=env)
    assert asked == []
    assert found.password == env.get("NEO4J_PASSWORD")


def test_an_empty_address_is_refused_and_not_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="names no folder"):
        settings(monkeypatch, "", before="embedded:a")


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan", "inf"])
def test_a_wrong_time_limit_is_told(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    with pytest.raises(UsageError, match=f"ENTENTE_QUERY_TIMEOUT={seconds}: expected seconds"):
        settings(monkeypatch, None, env={"ENTENTE_QUERY_TIMEOUT": seconds})
