"""What hostile documents, names and files meet; the table of threats is in CONTRIBUTING.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli import main
from graph.cli.output import tell_unread
from graph.cli.show import page
from graph.config import Settings
from graph.profile import Edge, Profile
from graph.queries.cells import json_text
from graph.store.arcade import Running
from tools.jars import free_port

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


def test_json_holds_the_same_value_and_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    value = {HOSTILE: [HOSTILE, "Élysée 🤝 北京 \u2028\u2029\x85\x7f\u200f\u2066"]}
    for indent in (None, 2):
        text = json_text(value, indent=indent)
        assert json.loads(text) == value
        assert "Élysée 🤝 北京" in text
        assert not any(char != "\n" and not char.isprintable() for char in text)
    assert r"Kari\u001b[2J\u009b31m\u202eLunde\r" in text
    (tmp_path / "a.txt").write_text(f"Norway's Foreign Minister {HOSTILE} met them.", "utf-8")
    assert main(["extract", str(tmp_path)]) == 0
    assert not FORBIDDEN & {*capsys.readouterr().out}


@pytest.mark.parametrize("content", [b"%s\n", b"\n%s", b"%s\xff"])
@pytest.mark.parametrize("debug", [[], ["--debug"]])
def test_the_password_of_a_file_is_in_no_message_or_traceback(
    content: bytes, debug: list[str], tmp_path: Path
) -> None:
    secret = "correct-horse"
    (tmp_path / "password").write_bytes(content % secret.encode())
    address = f"bolt://127.0.0.1:{free_port()}"
    done = subprocess.run(
        [sys.executable, "-m", "graph.cli", *debug, "--db", address, "stats"],
        env={**os.environ, "NEO4J_PASSWORD_FILE": str(tmp_path / "password")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) == bool(debug)
    assert "password" in done.stderr or address in done.stderr
    assert secret not in done.stdout + done.stderr


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
