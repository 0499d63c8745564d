"""Addresses of graphs, and what is wrong with them."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from graph.config import Settings
from graph.errors import StoreError, UsageError
from graph.store import connect
from graph.store.address import parse
from graph.store.remote import check_version


def test_a_path_is_an_embedded_graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for db in ("embedded:graph", "./graph", "../x/../graph", f"{tmp_path}/graph"):
        assert parse(db).folder is not None
    (tmp_path / "graph").mkdir()
    for db in ("embedded:graph", "graph", "./graph", f"embedded:{tmp_path}/graph"):
        assert parse(db).folder == tmp_path / "graph"
        assert parse(db).text == f"embedded:{tmp_path}/graph"
    assert parse("embedded:~/g").folder == tmp_path / "home" / "g"


@pytest.mark.parametrize("db", ["neo4j://host", "neo4j+s://a.b:7687", "bolt://[::1]:7687"])
def test_a_uri_is_a_server(db: str) -> None:
    assert (parse(db).engine, parse(db).text, parse(db).folder) == ("neo4j", db, None)


@pytest.mark.parametrize(
    ("db", "says"),
    [
        ("postgres://host", r"unknown scheme 'postgres'.*embedded:PATH"),
        ("https://host:7474", "unknown scheme"),
        ("bolt://", "names no host"),
        ("embedded:", "names no folder"),
        ("", "names no folder"),
        ("bolt://host:many", "HOST:7687"),
        ("bolt://eve:secret@host:7687", "credentials do not belong"),
        ("nonsense", "neither a folder nor a server; expected embedded:PATH, neo4j://HOST"),
        ("localhost:7687", "neither a folder nor a server"),
        ("embeded:graph", "neither a folder nor a server"),
    ],
)
def test_a_wrong_address_is_one_line_of_usage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, db: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=says) as error:
        parse(db)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)
    assert not [*tmp_path.iterdir()]


def test_a_server_that_is_not_there_is_one_line() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for scheme in ("bolt", "neo4j"):
        address = f"{scheme}://127.0.0.1:{port}"
        with pytest.raises(
            StoreError, match=r"cannot be reached.*is the server running\?"
        ) as error:
            connect(Settings(address, password="x"))
        assert str(error.value).startswith(address)
        assert "\n" not in str(error.value)


def test_a_name_that_nobody_has_is_one_line() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        connect(Settings("bolt://nobody.invalid:7687", password="x"))


def test_an_old_server_is_refused_and_newer_ones_are_not() -> None:
    with pytest.raises(StoreError, match=r"bolt://h is Neo4j/5\.25\.1; expected Neo4j 5\.26"):
        check_version("Neo4j/5.25.1", "bolt://h")
    for agent in ("Neo4j/5.26.31", "Neo4j/2026.09.0", "Neo4j/6.0", "Other/1.0"):
        check_version(agent, "bolt://h")


def test_a_password_file_that_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    path = tmp_path / "password"
    settings = Settings("bolt://127.0.0.1:1", password_file=path)
    with pytest.raises(StoreError, match="cannot be read"):
        connect(settings)
    path.write_text("\n")
    with pytest.raises(StoreError, match="first line is the password"):
        connect(settings)
