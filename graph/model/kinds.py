"""The kinds of node and edge, and which claim supports which edge.

Each edge type declares its ends and the end with fewer relationships of its type, from which it is
merged (on the embedded database the other order is many times slower at a hub).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal[
    "Person",
    "Country",
    "Ministry",
    "Institution",
    "Event",
    "Topic",
    "Statement",
    "Document",
    "Claim",
]

ACTORS = ("Person", "Country", "Ministry", "Institution")
MODEL_LABELS = (*ACTORS, "Event", "Topic", "Statement", "Document", "Claim")
BOOKKEEPING_LABELS = ("Block", "Judgement", "LedgerEntry", "Review", "Meta")

COMMON = (
    "claims",
    "documents",
    "first_reported",
    "last_reported",
    "basis",
    "confidence",
    "quote",
    "source",
    "review",
)


@dataclass(frozen=True)
class Kind:
    """One edge type.

    Attributes:
        type: relationship type.
        starts: labels that it may start from.
        ends: labels that it may end at.
        properties: what it carries beside `id` and the common ones.
        lead: the end with fewer relationships of this type.
        keys: qualifiers that tell two facts with the same ends apart.
    """

    type: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    properties: tuple[str, ...] = ()
    lead: Literal["start", "end"] = "start"
    keys: tuple[str, ...] = ()


_PRESENCE = ("roles", "titles", "on_behalf_of")
_ROLE = ("on", "titles", "on_behalf_of")

# by kind of claim
KINDS: dict[str, Kind] = {
    "mention": Kind("MENTIONS", ("Document",), (*ACTORS, "Event"), ("count",)),
    "represents": Kind(
        "REPRESENTS",
        ("Person",),
        ("Country", "Ministry", "Institution"),
        (
            "title",
            "office",
            "portfolio",
            "rank",
            "rank_order",
            "from",
            "from_precision",
            "until",
            "until_precision",
            "first_seen",
            "last_seen",
            "via",
        ),
        keys=("office", "term"),
    ),
    "part_of": Kind("PART_OF", ("Ministry", "Institution"), ("Country", "Institution")),
    "member_of": Kind(
        "MEMBER_OF",
        ("Country", "Institution"),
        ("Institution",),
        ("from", "from_precision", "until", "until_precision"),
        keys=("from",),
    ),
    "attended": Kind("ATTENDED", ACTORS, ("Event",), _PRESENCE),
    "expected_at": Kind("EXPECTED_AT", ACTORS, ("Event",), _PRESENCE),
    "invited_to": Kind("INVITED_TO", ACTORS, ("Event",), _PRESENCE),
    "absent_from": Kind("ABSENT_FROM", ACTORS, ("Event",), _PRESENCE),
    "presented": Kind("PRESENTED", ACTORS, ("Event",), _ROLE),
    "chaired": Kind("CHAIRED", ACTORS, ("Event",), _ROLE),
    "hosted": Kind("HOSTED", ACTORS, ("Event",), _ROLE),
    "convened": Kind("CONVENED", ACTORS, ("Event",), _ROLE),
    "stated": Kind("STATED", ACTORS, ("Statement",), ("title", "on_behalf_of"), lead="end"),
    "issued": Kind("ISSUED", ("Event",), ("Statement",), lead="end"),
    "made_at": Kind("MADE_AT", ("Statement",), ("Event",)),
    "about": Kind("ABOUT", ("Statement", "Event"), ("Topic", "Country", "Institution")),
    "held_in": Kind("HELD_IN", ("Event",), ("Country", "Institution")),
}

# kinds of claim that say what a node is, and support no edge
NODE_KINDS = ("listed", "statement")

REPRESENTED_AT = Kind(
    "REPRESENTED_AT",
    ("Country", "Institution"),
    ("Event",),
    (
        "how",
        "by",
        "via",
        "members",
        "members_total",
        "countries",
        "countries_total",
        "as_of",
        "as_of_basis",
    ),
    lead="end",
)
FOUND_IN = "FOUND_IN"
EDGE_TYPES = (*(k.type for k in KINDS.values()), REPRESENTED_AT.type, FOUND_IN)
