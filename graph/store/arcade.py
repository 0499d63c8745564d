"""ArcadeDB inside this process, serving Bolt on a loopback port.

Both passwords are new at every start and known only to the owner of the folder, through a file that
nobody else can read. The engine hashes them with few rounds: they are 32 random bytes, so there is
nothing to guess, and a start stays short.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreError

DATABASE = "entente"
OWNER, READER = "root", "reader"

_ROUNDS = 1000
_PORTS_TRIED = 5
_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_ADMIN = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]


@dataclass(frozen=True)
class Running:
    """A served graph: what a second process needs to join in.

    Attributes:
        pid: process that serves it.
        port: Bolt port on 127.0.0.1.
        owner: password of the user who may write.
        reader: password of the user who may only read.
    """

    pid: int
    port: int
    owner: str
    reader: str

    @property
    def uri(self) -> str:
        """Address for the driver."""
        return f"bolt://127.0.0.1:{self.port}"

    def write(self, path: Path) -> None:
        """Publish it to this user's other processes."""
        _write_private(path, json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> Running | None:
        """What is published; None where nothing is, or where it is just being written."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None


class Server:
    """The engine with the one graph of a folder."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "arcadedb"
        self._log = folder / "log"
        self._server: Any = None

    def start(self) -> Running:
        """Start the engine and open the graph, which is made where there is none.

        Raises:
            StoreError: the engine does not start; its log says more.
        """
        import arcadedb

        owner, reader = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._write_users({OWNER: owner, READER: reader})
        problem: Exception | None = None
        for _ in range(_PORTS_TRIED):  # another process may take the port between probe and start
            port = _free_port()
            try:
                with _environment(ARCADEDB_LOG_DIR=str(self._log), ARCADEDB_LOG_CONSOLE="0"):
                    server = arcadedb.create_server(str(self._root), config=_settings(port))
                    server.start()
                self._server = server
                server.create_database(DATABASE)
            except arcadedb.ArcadeDBError as error:
                problem = error
                self.stop()
                if "Unable to listen" not in str(error):
                    break
            else:
                return Running(os.getpid(), port, owner, reader)
        reason = str(problem).partition("\n")[0]
        message = f"graph at {self._root.parent} does not open: {reason}; see {self._log}"
        raise StoreError(message) from problem

    def stop(self) -> None:
        """Close the graph and stop serving it."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _write_users(self, passwords: dict[str, str]) -> None:
        config = self._root / "config"
        config.mkdir(parents=True, exist_ok=True)
        groups = {"admin": _group(_EVERYTHING, _ADMIN), "readers": _group(["readRecord"])}
        groups["*"] = _group([])
        content = {"databases": {"*": {"groups": groups}}, "version": 2}
        _write_private(config / "server-groups.json", json.dumps(content))
        member = {OWNER: "admin", READER: "readers"}
        lines = [
            json.dumps({"name": n, "databases": {"*": [member[n]]}, "password": _hashed(password)})
            for n, password in passwords.items()
        ]
        _write_private(config / "server-users.jsonl", "\n".join(lines) + "\n")


def _settings(port: int) -> dict[str, Any]:
    return {
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": port,
        "http_port": 0,  # the engine cannot do without; nothing of ours speaks to it
        "opencypher_loadCsv_allowFileUrls": False,
        "opencypher_loadCsv_allowRemoteUrls": False,
    }


def _group(types: list[str], access: list[str] | None = None) -> dict[str, Any]:
    return {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": access or [],
        "types": {"*": {"access": types}},
    }


def _hashed(password: str) -> str:
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ROUNDS, 32)
    return f"PBKDF2WithHmacSHA256${_ROUNDS}${salt}${base64.b64encode(key).decode()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _write_private(path: Path, content: str) -> None:
    """Replace a file in one step by one that only this user can read."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
    temporary.replace(path)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """The engine takes where to log from the environment, once, when it is first started."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
