"""What Neo4j Browser imports: the rules are those that its import was seen to follow."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.error
import urllib.request
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread

import pytest

from graph.browser import GUIDE, NAMES, STYLE, ZIP, files, origin, post_connect, server
from graph.browser.favourites import as_csv, pictures, scripts
from graph.browser.guide import SET_BY_BUTTONS
from graph.browser.style import style_sheet
from graph.cli import main
from graph.errors import UsageError
from graph.queries import catalogue
from graph.schema import EDGES, NODES
from graph.store.dialect import violations
from graph.store.text import masked

MADE = scripts(catalogue(), "http://localhost:1/guide.html")
ASKING = [script for script in MADE if "\n:" not in script.text]
FILES = files(catalogue(), origin(7))
SAMPLES = {"Basic Queries", "Example Graphs", "Data Profiling", "Common Procedures"}
"""Folders of Browser's own, which swallow others of their name."""


def test_every_report_and_picture_is_a_script_that_runs_with_one_click() -> None:
    assert len(ASKING) == len(catalogue()) + len(pictures())
    for script in MADE:
        title, body = script.text.split("\n", 1)
        assert title == f"// {script.name}"
        assert not {"\ufeff", "\r"} & set(script.text)
        assert ";" not in masked(body)
        assert "$" not in body
    assert len({script.name.split(" ", 1)[1] for script in MADE}) == len(MADE)
    assert not SAMPLES & {script.folder for script in MADE}
    attended = next(s for s in MADE if "Who attended an event" in s.name)
    assert "toLower(e.name) = toLower('Finance Ministerial')" in attended.text


def test_commands_stand_on_one_line() -> None:
    commands = [s.text.rstrip("\n").split("\n")[1:] for s in MADE if s not in ASKING]
    assert [len(lines) for lines in commands] == [1, 1]


def test_the_archive_has_an_entry_for_every_folder_and_is_always_the_same() -> None:
    names = zipfile.ZipFile(io.BytesIO(FILES[ZIP])).namelist()
    assert {f"{script.folder}/" for script in MADE} <= set(names)
    assert all(name.count("/") == 1 and name.endswith(("/", ".cypher")) for name in names)
    assert files(catalogue(), origin(7)) == FILES


def test_the_table_nests_scripts_in_folders() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(MADE))))
    folders = {row["id"] for row in rows if row["isFolder"] == "true"}
    inside = [row for row in rows if row["isFolder"] == "false"]
    assert {row["parentId"] for row in inside} == folders
    assert len(inside) == len(ASKING)


def test_the_style_sheet_knows_every_kind_of_node_and_edge() -> None:
    sheet = json.loads(style_sheet())
    assert {f"node.{label}" for label in NODES} <= set(sheet)
    assert {f"relationship.{type_}" for type_ in EDGES} <= set(sheet)
    assert all("caption" in rule for rule in sheet.values() if rule is not sheet["node"])
    assert "\n" not in style_sheet()


def test_pictures_explain_themselves_and_draw_no_claims_unless_asked() -> None:
    for picture in pictures():
        assert picture.description
        assert violations(picture.text) == []
        assert all(p.help and not p.required for p in picture.parameters)
        assert "LIMIT" in picture.text  # Browser draws 300 nodes and no more
        assert ("Claim" in picture.text) == ("claims" in picture.name)


class _Page(HTMLParser):
    """What Browser makes use of in a guide."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.commands: list[str] = []
        self.queries: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if command := given.get("data-exec"):
            self.commands.append(command)
        if tag == "pre":
            self._inside = "runnable" in (given.get("class") or "")
            self.queries.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.queries[-1] += data


def test_the_guide_asks_only_for_what_its_buttons_set() -> None:
    page = _Page()
    page.feed(FILES[GUIDE].decode())
    assert page.tags.count("slide") >= 2  # with one, no click works
    assert not {"script", "img"} & set(page.tags)
    for query in page.queries:
        assert query.lstrip().startswith(("MATCH", "WITH"))
        assert set(re.findall(r"\$(\w+)", query)) <= set(SET_BY_BUTTONS)
    set_ = {c.split()[1] for c in page.commands if c.startswith("param ")}
    assert set_ == set(SET_BY_BUTTONS)
    assert f"style {origin(7)}/{STYLE}" in page.commands


def test_on_connecting_every_parameter_of_the_guide_is_set() -> None:
    commands = post_connect(origin(7)).split("; ")
    assert [c.split()[1] for c in commands if c.startswith("param")] == list(SET_BY_BUTTONS)
    assert commands[2:] == [f"style {origin(7)}/{STYLE}", f"guide {origin(7)}/{GUIDE}"]


def test_the_command_writes_the_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "pack")
    assert main(["browser", "serve", folder]) == 2
    assert f"entente browser pack {folder}" in capsys.readouterr().err
    assert main(["--quiet", "browser", "pack", folder]) == 0
    assert sorted(path.name for path in (tmp_path / "pack").iterdir()) == sorted(NAMES)


def test_what_is_served_may_be_read_by_a_page_of_another_port() -> None:
    with server({"guide.html": b"<p>"}, port=0) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        address, port = running.server_address[:2]
        assert address == "127.0.0.1"
        url = f"http://127.0.0.1:{port}"
        for method in ("OPTIONS", "GET"):
            asked = urllib.request.Request(f"{url}/guide.html?v=1", method=method)
            with urllib.request.urlopen(asked) as answer:
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                assert "pragma" in answer.headers["Access-Control-Allow-Headers"]
                assert answer.read() == (b"<p>" if method == "GET" else b"")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{url}/../config")
        with pytest.raises(UsageError, match=f"port {port} cannot be served"):
            server({}, int(port))
        running.shutdown()
