"""A graph in a folder: served by whoever opens it first, joined by others, taken over when it goes.

PATH/owner.lock    held by the serving process as long as it lives
PATH/writer.lock   held while writing: the engine wants one writer at a time
PATH/server.json   port and passwords of the serving process, for this user's eyes only
PATH/arcadedb/     the engine's files
PATH/log/          the engine's log
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import StoreError
from graph.store.address import Engine
from graph.store.arcade import DATABASE, OWNER, READER, Running, Server
from graph.store.driver import greet, open_driver
from graph.store.failures import Failure
from graph.store.lock import FileLock

_OPEN = 15.0
_WRITE = 120.0
_PAUSE = 0.05
_LEAVING = 1.0


class Embedded:
    """The graph of a folder, served by this process or by another one."""

    engine: Engine = "embedded"
    database = DATABASE

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self._folder = folder
        _prepare(folder)
        self._lock = FileLock(folder / "owner.lock")
        self._published = folder / "server.json"
        self._server: Server | None = None
        self._mutex = threading.Lock()
        with _usable(folder):
            self._open()

    @property
    def owner(self) -> Driver:
        """Connections that may write."""
        return self._owner

    @property
    def reader(self) -> Driver:
        """Connections of a user who may only read."""
        return self._reader

    @property
    def serving(self) -> bool:
        """Whether the engine runs in this process."""
        return self._server is not None

    def recover(self, error: Exception, used: Driver) -> bool:
        """Open again when the process that served the graph has gone; else say no."""
        with self._mutex:
            if used is not self._owner:
                return True  # another thread has opened it again
            if isinstance(error, TransientError):
                time.sleep(_PAUSE)
                return True
            if self._server is not None or not self._gone(error):
                return False
            self._close_drivers()
            with _usable(self._folder):
                self._open()
            return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Wait for the other writers, in this process and in others."""
        lock = FileLock(self._folder / "writer.lock")
        with _usable(self._folder):
            free = lock.acquire(_WRITE)
        if not free:
            message = (
                f"{self.address}: another process has been writing for {_WRITE:g} s; wait for it"
            )
            raise StoreError(message)
        try:
            yield
        finally:
            lock.release()

    def close(self) -> None:
        """Stop serving, if this process does, and let others take over."""
        self._close_drivers()
        if self._server is not None:
            self._published.unlink(missing_ok=True)
            self._server.stop()
            self._server = None
        self._lock.release()

    def _open(self) -> None:
        end = time.monotonic() + _OPEN
        while True:
            if self._lock.try_acquire():
                return self._serve()
            running = Running.read(self._published)
            if running is not None and self._join(running):
                return None
            if time.monotonic() > end:
                holder = f"process {running.pid}" if running else "another process"
                message = (
                    f"{self.address} is held by {holder}, which does not answer; end it or wait"
                )
                raise StoreError(message)
            time.sleep(_PAUSE)

    def _serve(self) -> None:
        server = Server(self._folder)
        try:
            self._published.unlink(missing_ok=True)
            running = server.start()
            running.write(self._published)
        except BaseException:
            server.stop()
            self._lock.release()
            raise
        self._server = server
        self._connect(running)

    def _join(self, running: Running) -> bool:
        self._connect(running)
        try:
            greet(self._owner, DATABASE)
        except Failure:  # it has gone, or is not up yet: look again
            self._close_drivers()
            return False
        return True

    def _connect(self, running: Running) -> None:
        self._running = running
        # a server that goes is waited for here, not by the driver
        self._owner = open_driver(running.uri, (OWNER, running.owner), retry=0)
        self._reader = open_driver(running.uri, (READER, running.reader), retry=0)

    def _close_drivers(self) -> None:
        self._owner.close()
        self._reader.close()

    def _gone(self, error: Exception) -> bool:
        """Whether the serving process has ended, or was replaced, or is about to end."""
        if isinstance(error, (ServiceUnavailable, SessionExpired, AuthError)):
            return True
        patience = 0.0 if isinstance(error, ClientError) else _LEAVING
        return self._lock.acquire(patience) or Running.read(self._published) != self._running


def _prepare(folder: Path) -> None:
    """Make the folder; refuse one that holds something else."""
    with _usable(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir()}
        if names and names.isdisjoint(("owner.lock", "arcadedb")):  # a copy may lack the lock
            message = f"{folder} holds other files; give an empty or a new folder for the graph"
            raise StoreError(message)
        FileLock(folder / "owner.lock").path.touch(mode=0o600)


@contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """What the system refuses (a folder without permission, a full disk), as one line."""
    try:
        yield
    except OSError as error:
        message = f"graph folder {folder} cannot be used ({error.strerror}); give another folder"
        raise StoreError(message) from error
