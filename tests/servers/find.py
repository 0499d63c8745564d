"""A real Neo4j for tests: the one that is given, else a container, else jars from Maven."""

from __future__ import annotations

import gc
import os
import secrets
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from docker.errors import DockerException  # type: ignore[import-untyped]  # has no stubs
from testcontainers.community.neo4j import Neo4jContainer

from graph.config import Settings
from tools.jars import USER, VERSION, JarServer, MissingError

IMAGE = f"neo4j:{VERSION}-community"
_RELAXED = {"dbms.security.auth_lock_time": "0s"}  # tests give wrong passwords on purpose


class NotFoundError(Exception):
    """One place has no Neo4j; the message says why."""


@contextmanager
def given() -> Iterator[Settings]:
    """The server of ENTENTE_TEST_NEO4J, with the credentials of NEO4J_PASSWORD and the like."""
    uri = os.environ.get("ENTENTE_TEST_NEO4J")
    if not uri:
        message = "ENTENTE_TEST_NEO4J is not set"
        raise NotFoundError(message)
    yield Settings.from_environment(uri)


@contextmanager
def container() -> Iterator[Settings]:
    """A container, where a Docker daemon answers."""
    password = secrets.token_urlsafe(12)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the client leaves its socket open
        try:
            server = Neo4jContainer(IMAGE, password=password, username=USER)
            problem = ""
        except DockerException as error:
            problem = str(error).partition("(")[0].strip()
        gc.collect()
    if problem:
        message = f"Docker does not answer ({problem})"
        raise NotFoundError(message)
    server.with_env("NEO4J_dbms_security_auth__lock__time", "0s")
    with server:
        yield Settings(server.get_connection_url(), user=USER, password=password)


@contextmanager
def jars() -> Iterator[Settings]:
    """A server from jars, with Java 17."""
    password = secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory(prefix="entente-neo4j-") as home:
        server = JarServer(Path(home), password, settings=_RELAXED, brief=True)
        try:
            server.start()
        except MissingError as error:
            raise NotFoundError(str(error)) from error
        try:
            yield Settings(server.uri, user=USER, password=password)
        finally:
            server.stop()


PLACES: tuple[Callable[[], AbstractContextManager[Settings]], ...] = (given, container, jars)


@contextmanager
def neo4j() -> Iterator[Settings]:
    """Settings of a running Neo4j, from the first place that has one.

    Skips the test where none has, or fails it under ENTENTE_REQUIRE_NEO4J.
    """
    reasons = []
    with ExitStack() as stack:
        for place in PLACES:
            try:
                settings = stack.enter_context(place())
            except NotFoundError as reason:
                reasons.append(str(reason))
            else:
                yield settings
                return
    message = f"no Neo4j: {'; '.join(reasons)}"
    if os.environ.get("ENTENTE_REQUIRE_NEO4J"):
        pytest.fail(message)
    pytest.skip(message)
