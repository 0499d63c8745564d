"""What hostile documents, names and files meet; the table of threats is in CONTRIBUTING.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from graph.cli.output import tell_unread
from graph.cli.show import page
from graph.config import Settings
from graph.profile import Edge, Profile
from graph.store.arcade import Running

HOSTILE = "Kari\x1b[2J\x9b31m\u202eLunde\r"
FORBIDDEN = {*"\x1b\x9b\u202e\r"}


def test_names_and_sources_that_are_shown_cannot_steer_the_terminal() -> None:
    edge = Edge(
        type="ATTENDED", outgoing=True, label="Event", id="e", name=HOSTILE,
        properties={"titles": [HOSTILE]}, basis="stated", quote=HOSTILE, source=HOSTILE,
    )  # fmt: skip
    shown = page(Profile("Person", HOSTILE, {"name": HOSTILE}, (edge,), (HOSTILE,)), 5)
    assert "Lunde" in shown
    assert not FORBIDDEN & {*shown}


def test_errors_and_reasons_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", HOSTILE]) == 1
    tell_unread([(HOSTILE, HOSTILE)] * 30)
    said = capsys.readouterr().err
    assert "no such file" in said
    assert not FORBIDDEN & {*said}


def test_settings_do_not_show_their_password() -> None:
    assert "secret" not in repr(Settings("bolt://host", password="secret"))


def test_an_embedded_graph_is_served_on_loopback_and_its_passwords_are_private(
    tmp_path: Path,
) -> None:
    running = Running(1, 7687, "one", "two")
    file = tmp_path / "server.json"
    running.write(file)
    assert running.uri.startswith("bolt://127.0.0.1:")
    assert file.stat().st_mode & 0o777 == 0o600
