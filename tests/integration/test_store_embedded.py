"""A graph in a folder: one process serves it, others join, and one of them takes over."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.config import Settings
from graph.errors import ForbiddenWriteError, StoreError
from graph.store import Store, Transaction, connect

_SERVE = """
import sys, time
from graph.config import Settings
from graph.store import connect
store = connect(Settings(sys.argv[1]))
store.ensure_schema()
store.write(lambda tx: tx.run("MERGE (n:Topic {id: 'theirs'})"))
print("ready", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "graph"


@contextmanager
def serving(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that serves the graph until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, f"embedded:{folder}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def listening(pid: int) -> list[str]:
    """Addresses, as the kernel writes them, on which a process takes connections."""
    held = {str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir() if file.is_symlink()}
    found = []
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            if state == "0A" and f"socket:[{inode}]" in held:
                found.append(local.partition(":")[0])
    return found


def open_(folder: Path) -> Store:
    return connect(Settings(str(folder)))


def add(tx: Transaction, id_: str) -> None:
    tx.run("MERGE (n:Topic {id: $id})", id=id_)


def topics(store: Store) -> list[str]:
    return [row["id"] for row in store.read("MATCH (n:Topic) RETURN n.id AS id ORDER BY id")]


def server_pid(folder: Path) -> int:
    pid = json.loads((folder / "server.json").read_text())["pid"]
    assert isinstance(pid, int)
    return pid


def test_what_is_written_is_there_next_time(folder: Path) -> None:
    with open_(folder) as store:
        store.ensure_schema()
        store.write(lambda tx: add(tx, "a"))
    with open_(folder) as store:
        assert topics(store) == ["a"]


def test_a_second_process_joins_and_may_do_all_that_the_first_may(folder: Path) -> None:
    with serving(folder) as other, open_(folder) as store:
        assert server_pid(folder) == other.pid
        store.write(lambda tx: add(tx, "ours"))
        assert topics(store) == ["ours", "theirs"]
        with pytest.raises(ForbiddenWriteError):
            store.query("CREATE (n:Topic {id: 'x'})")


def test_a_killed_server_is_replaced_and_the_work_repeated(folder: Path) -> None:
    with serving(folder) as other, open_(folder) as store:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        store.write(lambda tx: add(tx, "ours"))
        assert topics(store) == ["ours", "theirs"]
        assert server_pid(folder) == os.getpid()


def test_a_server_that_goes_in_the_middle_of_a_transaction_costs_nothing(folder: Path) -> None:
    with serving(folder) as other, open_(folder) as store:
        assert other.stdin is not None
        runs = 0

        def work(tx: Transaction) -> None:
            nonlocal runs
            runs += 1
            add(tx, "first")
            if runs == 1:
                other.communicate("\n")  # it closes the graph and ends
            add(tx, "second")

        store.write(work)
        assert runs == 2
        assert topics(store) == ["first", "second", "theirs"]
        assert store.query("RETURN 1 AS a").rows == [(1,)]


def test_reports_go_on_when_the_server_goes(folder: Path) -> None:
    with serving(folder) as other, open_(folder) as store:
        query = "MATCH (n:Topic) RETURN n.id AS id"
        assert store.query(query).rows == [("theirs",)]
        other.communicate("\n")
        assert store.query(query).rows == [("theirs",)]


def test_two_stores_of_one_process_share_the_graph(folder: Path) -> None:
    with open_(folder) as second:
        with open_(folder) as first:
            first.write(lambda tx: add(tx, "a"))
        second.write(lambda tx: add(tx, "b"))
        assert topics(second) == ["a", "b"]
    first = open_(folder)
    with open_(folder) as second:
        first.close()
        second.write(lambda tx: add(tx, "c"))
        assert topics(second) == ["a", "b", "c"]


def test_a_closed_graph_says_so_and_is_not_opened_again(folder: Path) -> None:
    store = open_(folder)
    store.ensure_schema()
    store.close()
    store.close()
    for use in (lambda: topics(store), lambda: store.query("MATCH (n:Topic) RETURN n.id AS id")):
        with pytest.raises(StoreError, match="is closed"):
            use()
    assert not (folder / "server.json").exists()


def test_a_copy_of_a_graph_opens_without_its_lock_files(folder: Path, tmp_path: Path) -> None:
    with open_(folder) as store:
        store.ensure_schema()
        store.write(lambda tx: add(tx, "a"))
    shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*.lock"))
    with open_(tmp_path / "copy") as store:
        assert topics(store) == ["a"]


def test_writers_wait_for_each_other(folder: Path) -> None:
    count = "MERGE (n:Topic {id: 'n'}) SET n.count = coalesce(n.count, 0) + 1"
    with serving(folder), open_(folder) as one, open_(folder) as two:
        threads = [
            threading.Thread(
                target=lambda s=s: [s.write(lambda tx: tx.run(count)) for _ in range(20)]
            )
            for s in (one, two, one)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert one.read("MATCH (n:Topic {id: 'n'}) RETURN n.count AS n") == [{"n": 60}]


def test_only_its_user_can_read_the_graph_and_its_passwords(folder: Path) -> None:
    with open_(folder):
        for path in (folder, folder / "server.json", folder / "arcadedb/config/server-users.jsonl"):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert not (folder / "server.json").exists()


@pytest.mark.parametrize("how", ["close", "leave", "raise"])
def test_a_process_ends_quietly(folder: Path, how: str) -> None:
    last = {"close": "store.close()", "leave": "", "raise": "raise SystemExit(7)"}[how]
    code = (
        "import sys; from graph.store import connect; from graph.config import Settings\n"
        "store = connect(Settings(sys.argv[1])); store.ensure_schema()\n"
        "store.query('MATCH (n:Nowhere) RETURN n.nothing AS x')\n" + last
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (7 if how == "raise" else 0, "", "")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files"):
        open_(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(StoreError, match="cannot be used"):
        open_(tmp_path / "thesis.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's /proc")
def test_nobody_outside_of_this_machine_can_reach_a_served_graph(folder: Path) -> None:
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", f"{1 << 24:032X}"}
    with serving(folder) as process:
        found = listening(process.pid)
    assert found
    assert {*found} <= loopback
