"""A small graph for reports: a ministerial of nine countries and a bank, told in two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Write = Callable[[str, dict[str, Any]], object]

FIRST = (
    "Argentina’s Finance Minister Ana Suárez convened the Lithium Ministerial.",
    "Attendees included Brazil’s Bruno Costa, Chile’s Camila Rojas and Mercosur’s Dora Paz.",
    "A presentation on prices was given by Andes Bank director Émile Núñez.",
    "Attendees expressed hope.",
    "Suárez said lithium supply chains need care.",
    "Uruguay’s Foreign Minister Felipe Sosa will not attend.",
    "A ministry official said the door stays open.",
)
SECOND = (
    "Ana Suárez of Argentina took part in the Lithium Ministerial.",
    "Paraguay was invited.",
    "Chile’s Camila Rojas stayed away.",
)
REFERENCE = ("Mercosur has the members Argentina, Brazil, Paraguay and Uruguay.",)
TEXTS = {"first": " ".join(FIRST), "second": " ".join(SECOND), "reference": " ".join(REFERENCE)}
EVENT = "lithium-ministerial#1"


@dataclass
class _Graph:
    nodes: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    claims: int = 0

    def node(self, label: str, id_: str, **properties: Any) -> None:
        kept = {k: v for k, v in properties.items() if v is not None}
        self.nodes[label].append({"id": id_, "props": kept})

    def edge(self, type_: str, start: str, end: str, id_: str, **properties: Any) -> None:
        (from_label, a), (to_label, b) = start.split(":", 1), end.split(":", 1)
        kept = {k: v for k, v in properties.items() if v is not None}
        row = {"a": a, "b": b, "id": id_, "props": kept}
        self.edges[from_label, type_, to_label].append(row)

    def claim(self, fact: str, document: str, sentence: str, basis: str) -> None:
        self.claims += 1
        start = TEXTS[document].index(sentence)
        id_ = f"c{self.claims:02}"
        self.node(
            "Claim", id_, fact=fact, document=document, kind="fact", quote=sentence, start=start,
            end=start + len(sentence), basis=basis, rule="r.test", confidence=0.9,
        )  # fmt: skip
        self.edge("FOUND_IN", f"Claim:{id_}", f"Document:{document}", f"in-{id_}")

    def fact(self, type_: str, start: str, end: str, *said: tuple[str, str], **more: Any) -> str:
        """An edge with a claim for each (document, sentence)."""
        id_ = f"{type_}|{start}|{end}".lower()
        more.setdefault("basis", "stated")
        for document, sentence in said:
            self.claim(id_, document, sentence, more["basis"])
        published = [day for document, _ in said if (day := DAYS[document])]
        self.edge(
            type_, start, end, id_, claims=len(said), documents=len({d for d, _ in said}),
            first_reported=min(published, default=None), last_reported=max(published, default=None),
            confidence=0.9, **more,
        )  # fmt: skip
        return id_


DAYS = {"first": date(2031, 5, 3), "second": date(2031, 5, 4), "reference": None}
COUNTRIES = {
    "ARG": ("Argentina", "AR"), "BRA": ("Brazil", "BR"), "CHL": ("Chile", "CL"),
    "PRY": ("Paraguay", "PY"), "URY": ("Uruguay", "UY"), "GBR": ("United Kingdom", "GB"),
}  # fmt: skip


def build(write: Write) -> None:
    """Creates the graph through `write(cypher, parameters)`, one label or type a call."""
    graph = _described()
    for label, rows in graph.nodes.items():
        write(
            f"UNWIND $rows AS row CREATE (n:{label} {{id: row.id}}) SET n += row.props",
            {"rows": rows},
        )
    for (start, type_, end), edges in graph.edges.items():
        write(
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
            f"CREATE (a)-[r:{type_} {{id: row.id}}]->(b) SET r += row.props",
            {"rows": edges},
        )


def _described() -> _Graph:
    g = _Graph()
    for id_, publisher in (("first", "Daily Ore"), ("second", "Salt News"), ("reference", None)):
        kind = "reference" if id_ == "reference" else "text"
        g.node(
            "Document", id_, title=f"The {id_}", publisher=publisher, published=DAYS[id_], kind=kind
        )
    for id_, (name, iso2) in COUNTRIES.items():
        aliases = ["UK", "Britain"] if id_ == "GBR" else []
        g.node("Country", id_, name=name, iso2=iso2, aliases=aliases)
    g.node("Ministry", "ARG/finance", name="Argentine finance ministry", portfolio="finance")
    g.node(
        "Institution", "mercosur", name="Mercosur", kind="bloc", aliases=["Southern Common Market"]
    )
    g.node("Institution", "mercosur-secretariat", name="Mercosur Secretariat", kind="union")
    g.node("Institution", "andes-bank", name="Andes Bank", kind="bank", aliases=[])
    g.node(
        "Event", EVENT, name="Lithium Ministerial", aliases=["the ministerial"], kind="ministerial",
        start=date(2031, 5, 2), end=date(2031, 5, 2), place="Salta", roster="partial",
    )  # fmt: skip
    _people(g)
    _words(g)
    return g


_RANKS: dict[str, dict[str, Any]] = {
    "Finance Minister": {"rank": "minister", "rank_order": 5},
    "Foreign Minister": {"rank": "minister", "rank_order": 5},
}


def _people(g: _Graph) -> None:
    convened, listed, presented, absent = FIRST[0], FIRST[1], FIRST[2], FIRST[5]
    for id_, name, body, title, sentence in (
        ("ana-suarez@ARG", "Ana Suárez", "Country:ARG", "Finance Minister", convened),
        ("bruno-costa@BRA", "Bruno Costa", "Country:BRA", None, listed),
        ("camila-rojas@CHL", "Camila Rojas", "Country:CHL", None, listed),
        ("dora-paz", "Dora Paz", "Institution:mercosur-secretariat", None, listed),
        ("emile-nunez", "Émile Núñez", "Institution:andes-bank", "director", presented),
        ("felipe-sosa@URY", "Felipe Sosa", "Country:URY", "Foreign Minister", absent),
    ):
        g.node("Person", id_, name=name, aliases=[name.split()[-1]], name_folded=name.lower())
        g.fact(
            "REPRESENTS",
            f"Person:{id_}",
            body,
            ("first", sentence),
            title=title,
            **_RANKS.get(title or "", {}),
        )
    event = f"Event:{EVENT}"
    office = "represents|person:ana-suarez@arg|country:arg"
    g.fact(
        "REPRESENTS", "Person:ana-suarez@ARG", "Ministry:ARG/finance", title="Finance Minister",
        basis="inferred", via=[office],
    )  # fmt: skip
    ana = g.fact(
        "ATTENDED", "Person:ana-suarez@ARG", event, ("first", convened), ("second", SECOND[0]),
        roles=["convened"], titles=["Finance Minister"], on_behalf_of=["ARG"],
    )  # fmt: skip
    g.fact("CONVENED", "Person:ana-suarez@ARG", event, ("first", convened), on_behalf_of=["ARG"])
    via = {"ARG": ana}
    for id_, body in (
        ("bruno-costa@BRA", "BRA"),
        ("camila-rojas@CHL", "CHL"),
        ("dora-paz", "mercosur-secretariat"),
    ):
        via[body] = g.fact(
            "ATTENDED", f"Person:{id_}", event, ("first", listed), roles=["participant"],
            on_behalf_of=[body],
        )  # fmt: skip
    for type_, more in (("ATTENDED", {"roles": ["presented"]}), ("PRESENTED", {"on": "prices"})):
        g.fact(type_, "Person:emile-nunez", event, ("first", presented), **more)
    g.fact("ABSENT_FROM", "Person:felipe-sosa@URY", event, ("first", absent), on_behalf_of=["URY"])
    g.fact("ABSENT_FROM", "Person:camila-rojas@CHL", event, ("second", SECOND[2]))
    g.fact("INVITED_TO", "Country:PRY", event, ("second", SECOND[1]))
    for code in ("ARG", "BRA", "CHL"):
        g.fact(
            "REPRESENTED_AT",
            f"Country:{code}",
            event,
            how="named",
            via=[via[code]],
            basis="inferred",
        )
    g.fact(
        "REPRESENTED_AT", "Institution:mercosur", event, how="own_body", by=["dora-paz"],
        via=[via["mercosur-secretariat"]], basis="inferred", members=["ARG", "BRA"],
        members_total=4, countries=2, countries_total=4,
        as_of=date(2031, 5, 2), as_of_basis="event",
    )  # fmt: skip
    for code, until in (
        ("ARG", None),
        ("BRA", None),
        ("PRY", None),
        ("URY", None),
        ("CHL", date(2020, 1, 1)),
    ):
        g.fact(
            "MEMBER_OF", f"Country:{code}", "Institution:mercosur", ("reference", REFERENCE[0]),
            until=until,
        )  # fmt: skip


def _words(g: _Graph) -> None:
    event = f"Event:{EVENT}"
    for id_, sentence, speaker, at in (
        ("s1", FIRST[3], "Attendees", True),
        ("s2", FIRST[4], "Suárez", False),
        ("s3", FIRST[6], "A ministry official", False),
    ):
        g.node(
            "Statement", id_, text=sentence, mode="indirect", speaker=speaker,
            collective=id_ == "s1",            said_on=DAYS["first"], document="first",
        )  # fmt: skip
        g.claim(id_, "first", sentence, "stated")
        if at:
            g.fact("MADE_AT", f"Statement:{id_}", event, ("first", sentence))
            g.fact("ISSUED", event, f"Statement:{id_}", ("first", sentence))
    g.fact("STATED", "Person:ana-suarez@ARG", "Statement:s2", ("first", FIRST[4]), title="Minister")
