"""What the graph is made of, and the constraints and indexes that keep it so.

Keys and ids are what makes loading repeatable: an id is unique within its label or type on both
databases. Labels and types are registries with one line each, from which docs and checks are made.
"""

from __future__ import annotations

from graph.model.kinds import COMMON, EDGE_TYPES, FOUND_IN, KINDS, REPRESENTED_AT

VERSION = 1
"""Raised when older code could no longer read the graph."""

NODES: dict[str, str] = {
    "Person": "somebody named in a document",
    "Country": "a state, by ISO 3166-1 alpha-3 code",
    "Ministry": "a ministry of one country, by country and portfolio",
    "Institution": "an organisation, agency, bank, company, union or bloc",
    "Event": "a gathering that people take part in: summit, ministerial, visit, signing, call",
    "Topic": "what statements and events are about",
    "Statement": "the words of a speaker, quoted or reported",
    "Document": "a source text with its publisher, day and content hash",
    "Claim": "one thing that one document says, with its sentence and offsets",
}

BOOKKEEPING: dict[str, str] = {
    "Judgement": "a person's decision that two actors or events are the same, or are not",
    "LedgerEntry": "what a load or a retraction changed",
    "Review": "a person's ruling on a claim",
    "Block": "mentions that may be one person or event, by what they have in common",
    "Meta": "the version of the schema and the stamp of the reference data",
}

EDGES: dict[str, str] = {
    "REPRESENTS": "a person speaks or acts for a country, ministry or institution by office",
    "PART_OF": "a ministry or institution belongs to a country or a larger institution",
    "MEMBER_OF": "a country or institution is a member, from and until a day",
    "ATTENDED": "somebody took part in an event",
    "PRESENTED": "somebody addressed an event",
    "CHAIRED": "somebody chaired an event",
    "HOSTED": "somebody hosted an event",
    "CONVENED": "somebody called an event",
    "EXPECTED_AT": "attendance that is planned; never counted as attendance",
    "INVITED_TO": "an invitation; never counted as attendance",
    "ABSENT_FROM": "somebody did not or will not attend",
    "REPRESENTED_AT": "a delegate, an own body or members stood for a country or institution",
    "STATED": "somebody said a statement",
    "ISSUED": "the participants of an event spoke together",
    "MADE_AT": "a statement was made at an event",
    "ABOUT": "the subject of a statement or an event",
    "HELD_IN": "the country or institution where an event took place",
    "MENTIONS": "a document names an actor or an event",
    FOUND_IN: "the document that a claim was found in",
}

NODE_PROPERTIES = (
    "id", "name", "name_folded", "aliases", "former_ids", "title", "portfolio", "iso2", "country",
    "kind", "start", "end", "place", "roster", "words", "text", "mode", "speaker", "collective",
    "said_on", "document", "publisher", "published", "language", "url", "sha256", "loaded_at",
    "extractor", "fact", "mention", "subject", "object", "qualifiers", "quote", "basis", "rule",
    "confidence", "span_start", "span_end", "from_label", "to_label",
)  # fmt: skip

PROPERTIES = tuple(
    dict.fromkeys(
        (
            *NODE_PROPERTIES,
            *COMMON,
            *(p for k in (*KINDS.values(), REPRESENTED_AT) for p in k.properties),
        )
    )
)
"""What nodes and edges of the facts may carry; bookkeeping is left out."""

KEYED_EDGES = tuple(type_ for type_ in EDGE_TYPES if type_ != FOUND_IN)
"""Types whose edges are facts with an id of their own."""

_INDEXED = (
    ("Claim", "document"),
    ("Claim", "fact"),
    ("Claim", "mention"),
    ("Country", "name"),
    ("Document", "sha256"),
    ("Event", "name"),
    ("Institution", "name"),
    ("Person", "name"),
)


def constraints() -> dict[str, str]:
    """Name and statement of every uniqueness constraint."""
    made = {}
    for label in (*NODES, *BOOKKEEPING):
        name = f"{label.lower()}_id"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
    for type_ in KEYED_EDGES:
        name = f"{type_.lower()}_id"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.id IS UNIQUE"
        )
    return made


def indexes() -> dict[str, str]:
    """Name and statement of every index that belongs to no constraint."""
    return {
        f"{label.lower()}_{key}": (
            f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
        )
        for label, key in _INDEXED
    }
