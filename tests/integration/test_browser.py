"""An analyst opens the graph in the real Neo4j Browser: favourites, colours and the guide."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from graph.browser import CSV, ZIP, files, origin, post_connect, server
from graph.browser.style import EDGES, NODES
from graph.config import Settings, resource
from graph.queries import catalogue
from graph.store import connect
from tests.browser import Browser, opened
from tests.seeded import fill
from tools.jars import USER, JarServer, MissingError
from tools.neo4j import ON_CONNECTING

PASSWORD = "analyst-passphrase"
EVENT = "Finance Ministerial"


def _absent(reason: str) -> None:
    message = f"no Neo4j Browser to test: {reason}"
    if os.environ.get("ENTENTE_REQUIRE_BROWSER"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def pack() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The pack and the address that it is served from."""
    made: dict[str, bytes] = {}
    with server(made, port=0) as running:
        address = origin(running.server_address[1])
        made |= files(catalogue(), address)
        Thread(target=running.serve_forever, daemon=True).start()
        yield address, made
        running.shutdown()


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, pack: tuple[str, dict[str, bytes]]
) -> Iterator[JarServer]:
    """A Neo4j with its Browser that holds the shipped dispatches."""
    neo4j = JarServer(
        tmp_path_factory.mktemp("neo4j"), PASSWORD, http=0,
        settings={ON_CONNECTING: post_connect(pack[0])}, brief=True,
    )  # fmt: skip
    try:
        neo4j.start()
    except MissingError as error:
        _absent(str(error))
    try:
        with connect(Settings(neo4j.uri, user=USER, password=PASSWORD)) as store:
            fill(store)
            # what Browser waits for before it does what it is told on connecting
            store.read("CALL dbms.clientConfig() YIELD name RETURN count(*) AS n")
        yield neo4j
    finally:
        neo4j.stop()


@pytest.fixture(scope="module")
def browser(running: JarServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Its Browser, as it is after connecting."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        _absent("install chromium")
    assert chromium is not None
    shots = Path(os.environ.get("ENTENTE_SHOTS") or tmp_path_factory.mktemp("shots"))
    with opened(running.browser, chromium, shots) as page:
        page.connect(USER, PASSWORD)
        yield page


def test_on_connecting_the_guide_opens_with_colours_and_an_event(browser: Browser) -> None:
    browser.told("Successfully set your parameters", "node.Event")
    assert "Who met whom, and who says so" in browser.guide()
    browser.shot("1-connected")


def test_a_query_of_the_guide_asks_about_the_event_of_its_button(browser: Browser) -> None:
    browser.turn_page()
    assert "Scott Bessent" in browser.run_from_guide("AS role_facts")
    browser.shot("2-guide-report")
    browser.turn_page()
    browser.press("NATO Hague Summit")
    text = browser.run_from_guide("AS status")
    browser.shot("3-guide-button")
    assert "Christopher Luxon" in text
    assert "Scott Bessent" not in text


def test_favourites_come_in_folders_and_answer_with_one_click(
    browser: Browser, pack: tuple[str, dict[str, bytes]]
) -> None:
    browser.take(ZIP, pack[1][ZIP])
    folders = browser.folders()
    browser.shot("4-favourites")
    topics = [name.partition(" ")[2] for name in folders if name[0].isdigit()]
    assert topics[:2] == ["Start", "Pictures"]
    assert [name.lower() for name in topics[2:]] == sorted({q.topic for q in catalogue()})
    for words, answer in (
        ("Who attended an event", "European Commission"),
        ("Which blocs were represented", "Group of Seven"),
        ("Which member countries of a bloc were not", "Saudi Arabia"),
        ("Who met most with a country", "India"),
        ("What changed between two events", "Giorgia Meloni"),
    ):
        text = browser.favourite(words)
        assert answer in text
        assert "ERROR" not in text
    browser.shot("5-favourite-report")


def test_a_picture_has_the_captions_and_colours_of_the_sheet(browser: Browser) -> None:
    browser.favourite("Who was in the room")
    drawn = browser.drawn()
    browser.shot("6-picture-room")
    assert drawn["Scott Bessent"] == NODES["Person"][0]
    assert drawn["United States"] == NODES["Country"][0]
    assert drawn["Finance Ministerial"] == NODES["Event"][0]
    assert drawn["ATTENDED"] == EDGES["ATTENDED"][0]
    assert drawn["REPRESENTS"] == EDGES["REPRESENTS"][0]
    assert "FOUND_IN" not in drawn  # claims would hide everything else


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Who was invited, expected", "ABSENT_FROM"),
        ("The members of a bloc", "MEMBER_OF"),
        ("Which countries came back", "REPRESENTED_AT"),
        ("What was said at an event", "STATED"),
        ("A person, the posts", "REPRESENTS"),
        ("The claims behind", "FOUND_IN"),
    ],
)
def test_every_other_picture_draws_what_it_is_about(
    browser: Browser, words: str, seen: str
) -> None:
    browser.favourite(words)
    drawn = browser.drawn()
    assert set(drawn) - {""} == set(drawn)  # nothing without a caption
    browser.shot(f"7-picture-{seen.lower()}")
    assert drawn[seen] == EDGES[seen][0]


def test_colours_and_guide_are_favourites_too(browser: Browser) -> None:
    assert "node.Event" in browser.favourite("Colours")
    browser.favourite("Guide", answers=False)
    assert "Who met whom, and who says so" in browser.guide()


def test_a_saved_report_runs_unmodified(browser: Browser) -> None:
    browser.run(f":param event => '{EVENT}'")
    file = resource("cypher") / "attendance" / "who_attended.cypher"
    text = browser.run(file.read_text(encoding="utf-8"))
    browser.shot("8-unmodified")
    assert "Scott Bessent" in text
    assert "ERROR" not in text


def test_the_newer_browser_takes_the_table_and_answers_with_one_click(
    browser: Browser, running: JarServer, pack: tuple[str, dict[str, bytes]], tmp_path: Path
) -> None:
    (tmp_path / CSV).write_bytes(pack[1][CSV])
    newer = browser.newer()
    newer.connect(running.uri, USER, PASSWORD)
    folders = newer.take(tmp_path / CSV)
    assert [name.partition(" ")[2].lower() for name in folders] == [
        "pictures", *sorted({q.topic for q in catalogue()}),
    ]  # fmt: skip
    newer.favourite(folders.index("3 Attendance"), "Who attended an event")
    newer.told("Scott Bessent")
    newer.shot("9-newer")
