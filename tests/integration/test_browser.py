"""An analyst opens the graph in the real Neo4j Browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.config import Settings, resource
from graph.store import connect
from loaders.documents import read
from loaders.pipeline import load
from tests.browser import Browser, opened, shot
from tools.jars import USER, JarServer, MissingError

PASSWORD = "analyst-passphrase"


def _absent(reason: str) -> None:
    message = f"no Neo4j Browser to test: {reason}"
    if os.environ.get("ENTENTE_REQUIRE_BROWSER"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The Browser of a Neo4j that holds the shipped dispatches."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        _absent("install chromium")
    assert chromium is not None
    server = JarServer(tmp_path_factory.mktemp("neo4j"), PASSWORD, http=0)
    try:
        server.start()
    except MissingError as error:
        _absent(str(error))
    try:
        settings = Settings(server.uri, user=USER, password=PASSWORD)
        with connect(settings) as store:
            load(store, read([resource("seeds") / "documents"]))
        with opened(server.browser, chromium) as page:
            page.connect(USER, PASSWORD)
            yield page
    finally:
        server.stop()


def test_a_saved_report_runs_unmodified(browser: Browser, tmp_path: Path) -> None:
    browser.run(":param event => 'Finance Ministerial'")
    file = resource("cypher") / "attendance" / "who_attended.cypher"
    text = browser.run(file.read_text(encoding="utf-8"))
    shot(browser, tmp_path, "who_attended")
    assert "Scott Bessent" in text
    assert "European Commission" in text
    assert "ERROR" not in text


def test_the_graph_is_drawn_with_readable_captions(browser: Browser, tmp_path: Path) -> None:
    browser.run(
        "MATCH way = (:Person)-[:ATTENDED]->(:Event {name: 'Finance Ministerial'}) RETURN way"
    )
    captions = browser.captions()
    shot(browser, tmp_path, "graph")
    assert any("Bessent" in caption for caption in captions)
    assert "ATTENDED" in captions
