"""The made-up world in both databases, and a driver with nothing of Entente around it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import EagerResult, GraphDatabase, RoutingControl

from graph.api import Database
from graph.config import Settings
from graph.store import connect
from graph.store.arcade import DATABASE, READER, Running
from graph.writer import counts
from loaders.pipeline import Extractor, load
from tests.bench.loading import empty_store
from tests.bench.world import world
from tests.seeded import put, take

Bare = Callable[[str, dict[str, Any]], EagerResult]


@dataclass(frozen=True)
class Large:
    """One graph of the world: as users ask it, and as the bare driver does."""

    label: str
    db: Database
    bare: Bare


@contextmanager
def graphs(uri: str | None) -> Iterator[list[Large]]:
    """The world in an embedded graph, through the writer; a copy in the Neo4j, if one is given."""
    told = list(world())
    said = iter([extraction for _, extraction in told])
    made_up = Extractor("made-up", lambda documents: (next(said) for _ in documents))
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_environment(f"embedded:{folder}/graph")
        with connect(settings) as store:
            load(store, [document for document, _ in told], extractor=made_up)
            nodes, facts = counts(store)
            print(f"graph: {facts:,} facts, {nodes:,} nodes, {len(told):,} documents")
            running = Running.read(Path(folder, "graph", "server.json"))
            assert running is not None
            with _bare(running.uri, (READER, running.reader), DATABASE) as bare:
                large = Large("embedded", Database(store), bare)
                if uri is None:
                    yield [large]
                    return
                with empty_store(uri) as other, _of_server(uri) as driver:
                    put(other, take(store))
                    yield [large, Large("Neo4j", Database(other), driver)]


@contextmanager
def _of_server(uri: str) -> Iterator[Bare]:
    settings = Settings.from_environment(uri)
    with _bare(uri, (settings.user, settings.password or ""), settings.database) as bare:
        yield bare


@contextmanager
def _bare(uri: str, auth: tuple[str, str], database: str) -> Iterator[Bare]:
    with GraphDatabase.driver(uri, auth=auth) as driver:
        yield lambda cypher, values: driver.execute_query(
            cypher, values, database_=database, routing_=RoutingControl.READ
        )
