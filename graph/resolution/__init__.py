"""From mentions to nodes: a pure function of claims and judgements, never of the order of loading.

Countries, ministries, institutions, topics and statements carry the id of their node. People and
events are compared: `resolve` says which node each mention belongs to. A node's id is the smallest
id among its members. What a mention belongs to depends only on those that are `related` to it,
directly or through others; mentions that are related have a key in common, or a judgement.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.resolution.clusters import Link, Pair
from graph.resolution.events import EventMention, join_events
from graph.resolution.events import link as link_events
from graph.resolution.judgements import NONE, Judgement, Judgements, Verdict, contradiction
from graph.resolution.people import PersonMention, join_people
from graph.resolution.people import link as link_people
from graph.resolution.suggestions import Suggestion, suggestions

__all__ = [
    "NONE",
    "Described",
    "EventMention",
    "Judgement",
    "Judgements",
    "Link",
    "Pair",
    "PersonMention",
    "Suggestion",
    "Verdict",
    "contradiction",
    "join_events",
    "join_people",
    "related",
    "resolve",
    "suggestions",
]

Described = PersonMention | EventMention


def resolve(mentions: Collection[Described], judgements: Judgements = NONE) -> dict[str, str]:
    """Node id of each mention id; all that are related to one of them must be given."""
    people = [m for m in mentions if isinstance(m, PersonMention)]
    events = [m for m in mentions if isinstance(m, EventMention)]
    return join_people(people, judgements.same, judgements.apart) | join_events(
        events, judgements.same, judgements.apart
    )


def related(a: Described, b: Described) -> bool:
    """Whether which node one belongs to can depend on the other, judgements left out."""
    if isinstance(a, PersonMention):
        return isinstance(b, PersonMention) and link_people(a, b) is not None
    return isinstance(b, EventMention) and link_events(a, b) is not None
