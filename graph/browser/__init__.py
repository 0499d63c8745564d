"""What analysts get in Neo4j Browser: saved scripts, colours and a guide, written and served."""

from __future__ import annotations

from graph.browser.pack import CSV, GUIDE, NAMES, STYLE, ZIP, files, post_connect
from graph.browser.serving import origin, server

__all__ = ["CSV", "GUIDE", "NAMES", "STYLE", "ZIP", "files", "origin", "post_connect", "server"]
