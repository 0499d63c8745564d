"""Loads that meet a full disk, a folder that is read-only, or a database that is stopped."""

from __future__ import annotations

import ctypes
import os
import random
import resource
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.torture.documents import Documents
from tests.torture.graphs import BrokenError, Calm, Load, New, Target
from tools.jars import JarServer

_DROP, _OVERRIDE = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE of Linux
_SMALLEST = 100_000  # bytes


def full(new: New, documents: Documents, calm: Calm, chance: random.Random) -> str:
    """One round: no file of the graph can grow beyond a size, as on a full disk."""
    with new() as target:
        _half(documents, target)
        files = [path for path in _folder(target).rglob("*") if path.is_file()]
        most = chance.randrange(_SMALLEST, max(path.stat().st_size for path in files))
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
        load = target.load(documents, preexec_fn=limit)
        said = _complains(load, or_succeeds=True)
        held = target.holds(calm.whole)
        target.finish(documents, calm.whole)
        return f"no file above {most:,} bytes, {held} documents were whole, {said!r}"


def read_only(new: New, documents: Documents, calm: Calm) -> str:
    """One round: the folder of the graph may be read and not be written."""
    with new() as target:
        _half(documents, target)
        held = target.holds(calm.whole)
        folder = _folder(target)
        _permit(folder, 0o555, 0o444)
        try:
            said = _complains(target.load(documents, preexec_fn=_heed_permissions))
        finally:
            _permit(folder, 0o700, 0o600)
        if target.holds(calm.whole) != held:
            message = f"something was written to {folder}"
            raise BrokenError(message)
        target.finish(documents, calm.whole)
        return f"read-only folder, {said!r}"


def stopped(
    new: New, documents: Documents, calm: Calm, chance: random.Random, server: JarServer
) -> str:
    """One round: the server is stopped during a load and comes back when that has ended.

    Args:
        new: makes an empty graph on it.
        documents: what to load.
        calm: the same load when nobody disturbs it.
        chance: decides on the moment.
        server: that serves it.
    """
    with new() as target:
        load = target.load(documents)
        calm.moment(load, chance, 1 / 2)  # a server takes some time to stop
        server.stop()
        try:
            said = _complains(load, or_succeeds=True)  # it may have written all before
        finally:
            server.start()
        held = target.holds(calm.whole)
        target.finish(documents, calm.whole)
        return f"server stopped, {held} documents were whole, {said!r}"


def _complains(load: Load, *, or_succeeds: bool = False) -> str:
    """Wait for its end, which must be one line about what is wrong, and exit code 1."""
    code, said = load.end()
    if or_succeeds and (code, said) == (0, ""):
        return "no trouble"
    if code != 1 or len(said.splitlines()) != 1 or "unexpected" in said:
        message = f"a load that could not end well ended with {code}: {said}"
        raise BrokenError(message)
    return said


def _half(documents: Documents, target: Target) -> None:
    target.load(replace(documents, files=documents.files[::2])).succeeds()


def _folder(target: Target) -> Path:
    return Path(target.settings.db.removeprefix("embedded:"))


def _permit(folder: Path, folders: int, files: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(folders if path.is_dir() else files)


def _heed_permissions() -> None:
    """Let permissions of files hold for root, too."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(_DROP, _OVERRIDE, 0, 0, 0)
