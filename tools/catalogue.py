"""`make catalogue`: the page of all reports, from their headers, with a real answer each.

The answers are those of the seeds with what is expected of them; a test holds the page to them.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from graph import queries
from graph.cli.reports import about
from graph.config import Settings
from graph.queries import Query, catalogue, get, render, run
from graph.store import Store, connect

PAGE = Path(queries.__file__).with_name("CATALOGUE.md")
_WIDTH, _SHOWN, _IN_TASKS = 170, 3, 12
_NIIGATA = "meeting-of-g7-finance-ministers-and-central-bank#212af36c"
_BANFF = "meeting-of-g7-finance-ministers-and-central-bank#3c3d9d16"

_HEAD = """# The reports, one by one

Made by `make catalogue` from the headers in `cypher/` and from the graph of the seeds, with the
first rows of each answer. What the questions are for is in [the report library](README.md).

"""

_TASKS: tuple[tuple[str, str, tuple[tuple[str, dict[str, str]], ...]], ...] = (
    (
        "Who was in the room, and for whom?",
        "`entente reports` has `who_attended` under Attendance. Add `--why` for the sentence behind"
        " each row; `delegations` tells the same by country, `non_state_actors` who is no state.",
        (
            ("who_attended", {"event": "Finance Ministerial"}),
            ("non_state_actors", {"event": "Finance Ministerial"}),
        ),
    ),
    (
        "Did the Quad show up?",
        "`blocs_represented` says how every bloc was there, `missing_members` who of one bloc was"
        " not: of the Quad nobody, of the G20 eight countries. `roster` warns that the documents do"
        " not claim a full list, so “not named” is no absence. `bloc_presence` follows the bloc"
        " through time.",
        (
            ("blocs_represented", {"event": "Finance Ministerial"}),
            ("missing_members", {"event": "Finance Ministerial", "bloc": "Quad"}),
            ("bloc_presence", {"bloc": "Quad"}),
        ),
    ),
    (
        "What changed between two ministerials?",
        "Meetings of one name are told apart by their ids, which `events` lists (a name that fits"
        " several is answered with these too). `compare_events` then tells who joined, left or sent"
        " somebody else.",
        (
            ("events", {"series": "G7 finance"}),
            ("compare_events", {"first": _NIIGATA, "second": _BANFF}),
        ),
    ),
)


def page(store: Store) -> str:
    """The whole page, with answers of this graph."""
    parts = [_HEAD, "## Three tasks, from question to answer\n\n"]
    for number, (question, told, steps) in enumerate(_TASKS, start=1):
        parts += [f"### {number}. {question}\n\n{told}\n\n"]
        parts += [_answer(store, get(name), values, _IN_TASKS) for name, values in steps]
    for topic, group in groupby(catalogue(), lambda query: query.topic):
        parts.append(f"## {topic.replace('_', ' ').capitalize()}\n\n")
        parts += [_entry(store, query) for query in group]
    return "".join(parts).rstrip() + "\n"


def _entry(store: Store, query: Query) -> str:
    lines = [f"### {query.title}\n", f"`{query.name}`: {' '.join(query.description.split())}\n"]
    if query.parameters:
        lines += [f"- `{p.name}`: {about(p)}" for p in query.parameters]
        lines.append("")
    return "\n".join(lines) + "\n" + _answer(store, query, {}, _SHOWN)


def _answer(store: Store, query: Query, values: dict[str, str], shown: int) -> str:
    result = run(store, query, values)
    given = " ".join(shlex.quote(f"{key}={value}") for key, value in values.items())
    text = render(replace(result, rows=result.rows[:shown]), "table", width=_WIDTH)
    more = len(result) - shown
    lines = [f"$ entente report {query.name} {given}".rstrip(), *text.splitlines()]
    lines += [f"… and {more} more"] if more > 0 else []
    return "".join(f"    {line.rstrip()}".rstrip() + "\n" for line in lines) + "\n"


def main() -> int:
    """Write the page."""
    from tests.seeded import fill

    with (
        tempfile.TemporaryDirectory() as folder,
        connect(Settings(f"embedded:{folder}/graph")) as store,
    ):
        fill(store)
        PAGE.write_text(page(store), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
