"""Where tests look for a Neo4j, and what they do when there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from docker.errors import DockerException  # type: ignore[import-untyped]  # has no stubs

from graph.config import Settings
from tests.servers import find
from tools import jars

Place = Callable[[], AbstractContextManager[Settings]]


def place(name: str, log: list[str], *, has: bool) -> Place:
    @contextmanager
    def look() -> Iterator[Settings]:
        log.append(f"look {name}")
        if not has:
            raise find.NotFoundError(name)
        yield Settings(f"bolt://{name}")
        log.append(f"stop {name}")

    return look


class Container:
    """What testcontainers offers, without a daemon."""

    started: list[tuple[str, dict[str, Any]]]

    def __init__(self, image: str, **options: Any) -> None:
        self.started.append((image, options))

    def with_env(self, name: str, value: str) -> None:
        assert (name, value) == ("NEO4J_dbms_security_auth__lock__time", "0s")

    def __enter__(self) -> None:
        self.started.append(("up", {}))

    def __exit__(self, *_: object) -> None:
        self.started.append(("down", {}))

    def get_connection_url(self) -> str:
        return "bolt://localhost:12345"


def test_the_first_place_that_has_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []
    places = (place("a", log, has=False), place("b", log, has=True), place("c", log, has=True))
    monkeypatch.setattr(find, "PLACES", places)
    with find.neo4j() as settings:
        assert settings.db == "bolt://b"
    assert log == ["look a", "look b", "stop b"]
    assert [p.__name__ for p in ORDER] == ["given", "container", "jars"]


ORDER = find.PLACES


def test_none_is_a_skip_with_reasons_or_a_failure_where_one_is_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        find, "PLACES", (place("no a", [], has=False), place("no b", [], has=False))
    )
    monkeypatch.delenv("ENTENTE_REQUIRE_NEO4J", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Neo4j: no a; no b"), find.neo4j():
        pass
    monkeypatch.setenv("ENTENTE_REQUIRE_NEO4J", "1")
    with pytest.raises(pytest.fail.Exception, match="no Neo4j: no a; no b"), find.neo4j():
        pass


def test_a_given_server_comes_with_its_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_TEST_NEO4J", "bolt://given:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "pw")
    with find.given() as settings:
        assert (settings.db, settings.password) == ("bolt://given:7687", "pw")
    monkeypatch.delenv("ENTENTE_TEST_NEO4J")
    with pytest.raises(find.NotFoundError), find.given():
        pass


def test_a_container_is_started_with_the_pinned_image_and_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Container.started = []
    monkeypatch.setattr(find, "Neo4jContainer", Container)
    with find.container() as settings:
        image, options = Container.started[0]
        assert image == f"neo4j:{jars.VERSION}-community"
        assert settings.db == "bolt://localhost:12345"
        assert (settings.user, settings.password) == (options["username"], options["password"])
        assert Container.started[1:] == [("up", {})]
    assert Container.started[-1] == ("down", {})


def test_without_a_docker_daemon_the_next_place_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        message = "Error while fetching server API version: (long story)"
        raise DockerException(message)

    monkeypatch.setattr(find, "Neo4jContainer", refuse)
    with pytest.raises(find.NotFoundError, match="Docker does not answer"), find.container():
        pass


def test_without_java_or_maven_the_reason_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(jars.MissingError, match="install openjdk-17"):
        jars.java()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(find.NotFoundError, match="install maven"), find.jars():
        pass


def test_maven_is_asked_again_when_the_repository_is_busy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    maven = tmp_path / "mvn"
    maven.write_text(
        "#!/bin/sh\n"
        f"echo x >> {tmp_path}/runs\n"
        f'[ "$(wc -l < {tmp_path}/runs)" -lt 3 ] && echo "[ERROR] status: 429" && exit 1\n'
        'for a in "$@"; do case $a in -DoutputDirectory=*) d=${a#*=};; esac; done\n'
        f'mkdir -p "$d" && : > "$d/neo4j-{jars.VERSION}.jar"\n'
    )
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(jars, "_WAIT", 0.0)
    folder = tmp_path / "cache" / "jars"
    assert jars.fetch(folder) == folder
    assert jars.fetch(folder) == folder
    assert (tmp_path / "runs").read_text() == "x\n" * 3
    assert [p.name for p in folder.parent.iterdir()] == ["jars"]
