"""All files of the pack, and what Browser has to be told to take them on connecting."""

from __future__ import annotations

from collections.abc import Iterable

from graph.browser.favourites import as_csv, as_zip, scripts
from graph.browser.guide import guide
from graph.browser.style import style_sheet
from graph.queries import Query

ZIP, CSV = "entente-favourites.zip", "entente-favourites.csv"
STYLE, GUIDE = "entente.grass", "guide.html"
NAMES = (ZIP, CSV, STYLE, GUIDE)
EVENT, BLOC = "Finance Ministerial", "G7"


def files(queries: Iterable[Query], origin: str) -> dict[str, bytes]:
    """Name and content of every file, for a guide and a sheet served from `origin`."""
    reports = list(queries)
    made = scripts(reports, f"{origin}/{GUIDE}")
    return {
        ZIP: as_zip(made),
        CSV: as_csv(made).encode(),
        STYLE: f"{style_sheet()}\n".encode(),
        GUIDE: guide(reports, origin).encode(),
    }


def post_connect(origin: str) -> str:
    """The setting `browser.post_connect_cmd`: what the guide asks about, colours, the guide.

    Neo4j allows the guide's host by name, and `localhost` by default.
    """
    return (
        f"param event => '{EVENT}'; param bloc => '{BLOC}';"
        f" style {origin}/{STYLE}; guide {origin}/{GUIDE}"
    )
