"""Saved queries under Neo4j's own language support, against the schema: part of `make lint`.

Parser and semantic checks come from the npm package that Neo4j Browser's editor uses; it is kept
beside the other things that are fetched, outside of the checkout. Without node and npm the check is
skipped with a line; under ENTENTE_REQUIRE_NODE that is a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from graph.model.kinds import FOUND_IN, KINDS, REPRESENTED_AT
from graph.queries.catalogue import catalogue
from graph.schema import EDGES, NODES, PROPERTIES
from tools.jars import cache

PACKAGE, VERSION = "@neo4j-cypher/language-support", "2.0.0-next.38"
_SCRIPT = Path(__file__).with_name("cypher-lint.cjs")
_PICTURES = Path(__file__).resolve().parents[1] / "graph" / "browser" / "pictures"


def schema() -> dict[str, object]:
    """The graph's schema as the language support reads it."""
    return {
        "labels": list(NODES),
        "relationshipTypes": list(EDGES),
        "propertyKeys": list(PROPERTIES),
        "graphSchema": [
            {"from": "Claim", "relType": FOUND_IN, "to": "Document"},
            *(
                {"from": start, "relType": kind.type, "to": end}
                for kind in (*KINDS.values(), REPRESENTED_AT)
                for start in kind.starts
                for end in kind.ends
            ),
        ],
    }


def files() -> list[Path]:
    """Every saved query, pictures included."""
    return [*(query.path for query in catalogue()), *sorted(_PICTURES.glob("*.cypher"))]


def modules() -> Path:
    """The folder that holds the package; fetched once."""
    home = cache().parents[1] / f"cypher-lint-{VERSION}"
    if not (home / "node_modules" / PACKAGE).is_dir():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--prefix", str(home), "--no-save", "--no-audit", "--no-fund",
             "--no-package-lock", "--loglevel=error", f"{PACKAGE}@{VERSION}"],
            check=True, cwd=home, stdout=subprocess.DEVNULL,
            env={**os.environ, "npm_config_cache": str(home / "cache")},
        )  # fmt: skip
    return home / "node_modules"


def lint(paths: list[Path]) -> int:
    """0 when there is no finding."""
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "schema.json"
        described.write_text(json.dumps(schema()), encoding="utf-8")
        command = ["node", str(_SCRIPT), str(described), *map(str, paths)]
        environment = {**os.environ, "NODE_PATH": str(modules())}
        return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    """Lint all saved queries."""
    if missing := [tool for tool in ("node", "npm") if shutil.which(tool) is None]:
        print(f"Cypher not linted: no {' and no '.join(missing)}; install nodejs and npm")
        return 1 if os.environ.get("ENTENTE_REQUIRE_NODE") else 0
    try:
        return lint(files())
    except subprocess.CalledProcessError as error:
        print(f"{PACKAGE} {VERSION} cannot be fetched: npm ended with {error.returncode}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
