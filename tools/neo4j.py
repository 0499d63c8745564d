"""`make neo4j`: a Neo4j with its Browser on this machine, until Ctrl-C.

Docker Compose where a Docker daemon answers, else the jars that Maven fetches. The data and the
password stay in the data folder of Entente, so that the next start finds the same graph.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from graph.browser import files, origin, post_connect, server
from graph.config import data_home
from graph.errors import UsageError
from graph.queries import catalogue
from tools.jars import USER, VERSION, JarServer, MissingError

_COMPOSE = Path(__file__).resolve().parents[1] / "docker-compose.yml"
_BOLT, _HTTP = 7687, 7474
ON_CONNECTING = "browser.post_connect_cmd"


def password_file(folder: Path) -> Path:
    """A file with a generated password that only this user can read; made once."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "password"
    if not path.exists():
        _private(path, secrets.token_urlsafe(18))
    return path


def docker_answers() -> bool:
    """Whether a Docker daemon with Compose can be used."""
    docker = shutil.which("docker")
    if docker is None:
        return False
    for command in ([docker, "info"], [docker, "compose", "version"]):
        if subprocess.run(command, capture_output=True, check=False, timeout=30).returncode != 0:
            return False
    return True


def describe(browser: str, bolt: str, password: Path) -> str:
    """What to open, who to be, and how to point Entente at it."""
    return "\n".join(
        (
            f"Neo4j {VERSION} is up; Ctrl-C stops it and keeps its data.",
            f"  Browser   {browser}",
            f"  user      {USER}",
            f"  password  in {password}",
            "  Entente   "
            f"export ENTENTE_DB={bolt} NEO4J_USERNAME={USER} NEO4J_PASSWORD_FILE={password}",
        )
    )


def main() -> int:
    """Run it; 0 when it was stopped, 1 when it cannot be had."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = data_home() / "neo4j"
    password = password_file(folder)
    try:
        if docker_answers():
            _docker(folder, password)
        else:
            print("No Docker daemon answers: using the jars from Maven …", flush=True)
            secret = password.read_text().strip()
            settings = {ON_CONNECTING: post_connect(origin())}
            with JarServer(folder / "home", secret, bolt=_BOLT, http=_HTTP, settings=settings) as n:
                _serve(describe(n.browser, n.uri, password))
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _docker(folder: Path, password: Path) -> None:
    auth = folder / "auth"
    _private(auth, f"{USER}/{password.read_text().strip()}")
    compose = ["docker", "compose", "-f", str(_COMPOSE)]
    environment = {**os.environ, "ENTENTE_NEO4J_AUTH_FILE": str(auth)}
    up = subprocess.run([*compose, "up", "--detach", "--wait"], env=environment, check=False)
    try:
        if up.returncode != 0:
            message = f"docker compose cannot start {_COMPOSE}; what it said is above"
            raise MissingError(message)
        browser, bolt = f"http://localhost:{_HTTP}/browser/", f"bolt://localhost:{_BOLT}"
        _serve(describe(browser, bolt, password))
    finally:
        subprocess.run([*compose, "stop"], env=environment, check=False)


def _serve(told: str) -> None:
    """Tell what is up, and serve colours and guide until Ctrl-C."""
    try:
        running = server(files(catalogue(), origin()))
    except UsageError as error:
        raise MissingError(str(error)) from error
    with running:
        print(told, flush=True)
        running.serve_forever()


def _private(path: Path, content: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content + "\n")


if __name__ == "__main__":
    sys.exit(main())
