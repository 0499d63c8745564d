"""Both databases, each started once a session; an empty graph for every test, or the seeds'."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.config import Settings
from graph.store import Store, connect
from loaders.pipeline import Extractor, load
from tests.golden import seeds
from tests.seeded import annotated
from tests.servers.find import neo4j

_WIPE = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
_SEEDED: set[str] = set()
"""Addresses of the databases that hold the seeds and nothing else."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that only read the seeds come last, so that each database is given them once."""
    items.sort(key=lambda item: "seeded" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def neo4j_settings() -> Iterator[Settings]:
    """A Neo4j that held nothing when it was found, and holds nothing in the end."""
    with neo4j() as settings:
        with connect(settings) as store:
            if store.read("MATCH (n) RETURN n.id AS id LIMIT 1"):
                pytest.fail(f"{settings.db} holds nodes that no test made; give an empty Neo4j")
        yield settings
        with connect(settings) as store:
            wipe(store)


@pytest.fixture(scope="module")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A new folder for each file of tests, so that none depends on what another left."""
    return Settings(f"embedded:{tmp_path_factory.mktemp('embedded') / 'graph'}")


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def settings(request: pytest.FixtureRequest) -> Settings:
    """Where the graph of `store` lies; every test that asks for it runs on both databases."""
    found = request.getfixturevalue(f"{request.param}_settings")
    assert isinstance(found, Settings)
    return found


@pytest.fixture(scope="module")
def session_store(settings: Settings) -> Iterator[Store]:
    with connect(settings) as store:
        store.ensure_schema()
        yield store


@pytest.fixture
def store(session_store: Store) -> Store:
    """An empty graph with all constraints, on each of both databases in turn."""
    wipe(session_store)
    return session_store


@pytest.fixture(scope="module")
def seeded(session_store: Store) -> Store:
    """The seeds with what is expected of them, for tests that only read."""
    if session_store.address not in _SEEDED:
        wipe(session_store)
        documents = [document for document, _ in seeds().values()]
        load(session_store, documents, extractor=Extractor("annotations", annotated))
        _SEEDED.add(session_store.address)
    return session_store


def wipe(store: Store) -> None:
    """Empty the graph of all but its constraints."""
    _SEEDED.discard(store.address)
    while store.write(lambda tx: tx.run(_WIPE))[0]["n"]:
        pass
