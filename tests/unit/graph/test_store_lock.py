"""The lock that is free again when its holder ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from graph.store.lock import FileLock

_HOLD = """
import sys
from pathlib import Path
from graph.store.lock import FileLock
print(FileLock.try_acquire(lock := FileLock(Path(sys.argv[1]))), flush=True)
sys.stdin.read()
"""


def test_it_excludes_within_a_process(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.try_acquire()
    assert first.try_acquire()
    assert not second.try_acquire()
    assert not second.acquire(0.05)
    first.release()
    first.release()
    assert second.acquire(0)
    second.release()


def test_it_excludes_between_processes_and_ends_with_its_holder(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(lock.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not lock.try_acquire()
        other.kill()
        other.wait()
        assert lock.acquire(5)
    lock.release()
